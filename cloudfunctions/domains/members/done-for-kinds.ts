import { activeSignUpStatuses, signUpStatusLabels } from '../../../miniprogram/shared/labels'
import type { MemberRecord } from './store'

export type Profile = Partial<Pick<MemberRecord, 'name' | 'occupation' | 'skills'>>

/** What is kept about an act, by kind: as much as its sentence and its undoing need. */
export interface DoneForDetails {
  entered: { organisationNames: string[] }
  profileEdited: { before: Profile; after: Profile }
  phoneEdited: object
  joined: { organisationId: string; organisationName: string }
  signedUp: { eventId: string; title: string }
  walkedIn: { eventId: string; title: string }
}

export type DoneForKind = keyof DoneForDetails

interface Kind<Detail> {
  /** What it was, to the person it was done for. */
  words(detail: Detail): string
  /** How it is undone: here by one tap, or on a page of its own. */
  undo: { how: string; page?(detail: Detail): string }
}

const fields: Record<keyof Profile, string> = { name: '姓名', occupation: '职业', skills: '特长' }

/** Everything that staff can do for a member. A kind with a `page` is undone there, by what the member could do anyway. */
export const doneForKinds: { [K in DoneForKind]: Kind<DoneForDetails[K]> } = {
  entered: {
    words: ({ organisationNames }) => `替您登记，加入${organisationNames.join('、')}`,
    undo: { how: '不想留下这份登记，可以注销账号', page: () => '/pages/rights/leave/leave' },
  },
  profileEdited: {
    words: ({ after }) =>
      `替您更正了${Object.keys(after)
        .map((field) => fields[field as keyof Profile])
        .join('、')}`,
    undo: { how: '撤销后，改回原来的内容；您后来自己改过的不动' },
  },
  phoneEdited: {
    words: () => '替您更正了手机号',
    undo: { how: '号码不对，请到“我的资料”里改', page: () => '/pages/members/profile/profile' },
  },
  joined: {
    words: ({ organisationName }) => `替您加入了${organisationName}`,
    undo: { how: '撤销后，您不再属于这个组织' },
  },
  signedUp: {
    words: ({ title }) => `替您报名“${title}”`,
    undo: { how: '不想参加，请打开活动取消报名', page: ({ eventId }) => `/pages/events/detail/detail?eventId=${eventId}` },
  },
  walkedIn: {
    words: ({ title }) => `在现场替您登记参加“${title}”`,
    undo: {
      how: '您没有到场的话，请联系活动负责人更正',
      page: ({ eventId }) => `/pages/events/detail/detail?eventId=${eventId}`,
    },
  },
}

/** One act, of whatever kind. */
export type Act = { [K in DoneForKind]: { kind: K; detail: DoneForDetails[K] } }[DoneForKind]

/** What an act was, to the person it was done for, and how they undo it. */
export function sayingOf(act: Act): { what: string; how: string; page?: string } {
  switch (act.kind) {
    case 'entered':
      return saying(doneForKinds.entered, act.detail)
    case 'profileEdited':
      return saying(doneForKinds.profileEdited, act.detail)
    case 'phoneEdited':
      return saying(doneForKinds.phoneEdited, act.detail)
    case 'joined':
      return saying(doneForKinds.joined, act.detail)
    case 'signedUp':
      return saying(doneForKinds.signedUp, act.detail)
    case 'walkedIn':
      return saying(doneForKinds.walkedIn, act.detail)
  }
}

function saying<Detail>({ words, undo: { how, page } }: Kind<Detail>, detail: Detail) {
  return { what: words(detail), how, ...(page ? { page: page(detail) } : {}) }
}

/** What has become of the sign-up that an act made; only of acts that make one. */
export interface MadeSignUp {
  status: keyof typeof signUpStatusLabels
  statusAt: Date
  signedUpAt: Date
}

/** When and how an act was undone, here or by what the member could do anyway; null while it stands. */
export function undoingOf({
  undoneAt,
  at,
  signUp: [signUp],
}: {
  undoneAt: Date | null
  at: Date
  signUp: readonly MadeSignUp[]
}): { at: Date; words: string } | null {
  if (undoneAt !== null) return { at: undoneAt, words: '已撤销' }
  if (signUp === undefined) return null
  const { status, statusAt, signedUpAt } = signUp
  // It ended, and another one followed.
  if (signedUpAt > at) return { at: signedUpAt, words: '重新报名' }
  return activeSignUpStatuses.includes(status) ? null : { at: statusAt, words: `报名${signUpStatusLabels[status]}` }
}
