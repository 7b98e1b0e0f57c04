import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { OrganisationRecord } from '../organisations'
import type { NoticeRecord } from './records'

/** Refuses an audience that reaches beyond what the author looks after. */
export function requireAudience(organisations: OrganisationRecord[], actor: Actor): void {
  if (organisations.length === 0) throw new AppError('AUDIENCE_EMPTY')
  if (!organisations.every(({ path }) => reaches(actor, path, 'editor', 'administrator'))) throw new AppError('ROLE_REQUIRED')
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
