import type { InputOf, OutputOf } from '../../../services/api'

export type Audience = InputOf<'notices.createDraft'>['audience']
export type By = 'organisations' | 'segment' | 'event' | 'named'

/** The ways to choose whom a notice is for. To name people is for those who may see who is there. */
export function waysFor(mayName: boolean): { value: By; label: string }[] {
  return [
    { value: 'organisations', label: '组织' },
    { value: 'segment', label: '分组' },
    { value: 'event', label: '活动报名的人' },
    ...(mayName ? [{ value: 'named' as const, label: '指定的人' }] : []),
  ]
}

/** What was chosen each way; only the one way counts. */
interface Chosen {
  by: By
  organisationIds: string[]
  includeBelow: boolean
  segmentId: string
  eventId: string
  includeWaiting: boolean
  named: { memberId: string }[]
}

/** Those with a seat, and those who may still get one. */
const all = ['confirmed', 'offered', 'waitlisted', 'pending'] as const

/** Whom the notice is for, as the server wants it; null while nobody is chosen. */
export function audienceOf(chosen: Chosen): Audience | null {
  const { by, organisationIds, includeBelow, segmentId, eventId, includeWaiting, named } = chosen
  switch (by) {
    case 'organisations':
      return organisationIds.length === 0 ? null : { organisationIds, includeBelow }
    case 'segment':
      return segmentId === '' ? null : { segmentId }
    case 'event':
      return eventId === '' ? null : { eventId, statuses: includeWaiting ? [...all] : ['confirmed'] }
    case 'named':
      return named.length === 0 ? null : { memberIds: named.map(({ memberId }) => memberId) }
  }
}

/** What to say while nobody is chosen. */
export const asks: Record<By, string> = {
  organisations: '请选择要通知的组织',
  segment: '请选择一个分组',
  event: '请选择一个活动',
  named: '请选择要通知的人',
}

/** A forecast in lines: how many, how many by WeChat, how many only in the app, and whom to call. */
export function forecastLines({ people, pushable, inAppOnly, estimated, toCall }: OutputOf<'notices.forecastReach'>): string[] {
  if (!('count' in people)) return [`会发给不到 ${people.fewerThan} 人。人太少时不显示具体数字。`]
  if (people.count === 0) return ['现在没有人会收到。']
  const names = toCall?.items.map(({ name }) => name).join('、') ?? ''
  const about = estimated === true ? '约 ' : ''
  const others = toCall && toCall.items.length > 0 && toCall.items.length < toCall.count ? '等' : ''
  return [
    `会发给 ${people.count} 人`,
    `${about}${pushable ?? 0} 人能收到微信提醒`,
    `${about}${inAppOnly ?? 0} 人要打开小程序才看到`,
    ...(toCall && toCall.count > 0
      ? [`${toCall.count} 人不用微信，请打电话告诉${names === '' ? '' : `：${names}${others}`}`]
      : []),
  ]
}
