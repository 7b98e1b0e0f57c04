import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Role } from '../../contracts/define'
import type { EventRecord } from '../events'
import type { MemberRecord } from '../members'
import type { OrganisationRecord } from '../organisations'
import type { SegmentRecord } from '../segments'
import type { NoticeRecord } from './records'

/** Who writes notices. */
export const writerRoles = ['editor', 'administrator'] as const satisfies Role[]

/** Refuses an audience that reaches beyond what the author looks after. */
export function requireAudience(organisations: OrganisationRecord[], actor: Actor): void {
  if (organisations.length === 0) throw new AppError('AUDIENCE_EMPTY')
  if (!organisations.every(({ path }) => reaches(actor, path, ...writerRoles))) throw new AppError('ROLE_REQUIRED')
}

/** The event whose participants may be written to; to others there is none. */
export function requireEvent(event: EventRecord | null, actor: Actor): EventRecord {
  if (!event || !reaches(actor, event.organisationPath, ...writerRoles)) throw new AppError('EVENT_NOT_FOUND')
  return event
}

/** The ways to named members, each once. To name somebody is for those who may see who is there. */
export function waysToNamed(named: MemberRecord[], count: number, actor: Actor): { path: string[] }[] {
  const within = named.filter(({ organisationPaths }) => reaches(actor, organisationPaths, 'administrator'))
  if (within.length < count) throw new AppError('MEMBER_NOT_FOUND')
  const byKey = new Map(within.map(({ organisationPaths: path }) => [path.join(' '), { path }]))
  return [...byKey.values()]
}

/** What a notice keeps of its audience: whom it is for, in words too, and the ways by which roles reach it. */
export type Addressed = Pick<
  NoticeRecord,
  'audience' | 'audienceWords' | 'organisationNames' | 'organisationPaths' | 'audiencePaths'
>

/** Whom a notice is for, in words. */
export function audienceText({ audience, audienceWords, organisationNames }: NoticeRecord): string {
  if (audienceWords !== undefined && audienceWords !== null) return audienceWords
  const below = 'includeBelow' in audience && audience.includeBelow
  return `${organisationNames.join('、')}${below ? '及下级组织' : ''}`
}

/** A segment as the audience of a notice: a copy of its filter, and the whole of it in words for whoever reviews. */
export function toSegment(segment: SegmentRecord, words: string): Addressed {
  const { _id: segmentId, name, filter, organisationNames, organisationPaths, audiencePaths } = segment
  return {
    audience: { segmentId, filter },
    audienceWords: `分组“${name}”（${words}）`,
    organisationNames,
    organisationPaths,
    audiencePaths,
  }
}

export type NoticeAct = 'submitForReview' | 'publish'

/** Whether somebody's role covers all of a notice's audience. */
function covers(notice: NoticeRecord, actor: Actor, ...roles: Parameters<typeof reaches>[2][]): boolean {
  return notice.audiencePaths.every(({ path }) => reaches(actor, path, ...roles))
}

/** Why somebody may not do this with a notice now; null when they may. Who wrote it does not publish it. */
export function refusalOf(act: NoticeAct, notice: NoticeRecord, actor: Actor): AppError | null {
  switch (act) {
    case 'submitForReview':
      if (notice.authorId !== actor.memberId) return new AppError('NOTICE_NOT_FOUND')
      return notice.status === 'draft' ? null : new AppError('NOTICE_MOVED_ON')
    case 'publish':
      if (!covers(notice, actor, 'reviewer', 'administrator')) return new AppError('NOTICE_NOT_FOUND')
      if (notice.authorId === actor.memberId) return new AppError('OWN_NOTICE')
      return notice.status === 'inReview' ? null : new AppError('NOTICE_MOVED_ON')
  }
}
