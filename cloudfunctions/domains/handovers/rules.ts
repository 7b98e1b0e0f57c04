import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { EventRecord } from '../events'
import type { MemberRecord } from '../members'
import type { OpinionRecord } from '../opinions'

/** A colleague is found by whoever looks after their organisations, or after one they hold a role on. */
export function reachesColleague(
  member: Pick<MemberRecord, 'organisationPaths'>,
  rolePaths: readonly (readonly string[])[],
  actor: Pick<Actor, 'roles'>,
): boolean {
  return [member.organisationPaths, ...rolePaths].some((path) => reaches(actor, path, 'administrator'))
}

/** What moves and what stays; refused when the successor's role does not reach what they would answer for. */
export function planned(
  work: { opinions: readonly OpinionRecord[]; events: readonly EventRecord[] },
  allowed: {
    isOwn: (opinion: OpinionRecord) => boolean
    canHandle: (opinion: OpinionRecord) => boolean
    canManage: (event: EventRecord) => boolean
  },
): { opinions: number; events: number; stays: string[] } {
  const own = work.opinions.filter(allowed.isOwn)
  const others = work.opinions.filter((opinion) => !own.includes(opinion))
  if (!others.every(allowed.canHandle) || !work.events.every(allowed.canManage)) throw new AppError('SUCCESSOR_INVALID')
  return { opinions: others.length, events: work.events.length, stays: own.map(({ receiptNumber }) => receiptNumber) }
}
