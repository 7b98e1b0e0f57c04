import type { Caller } from '../../../kernel/access'
import { reaches } from '../../../kernel/access'
import type { EventRecord } from '../records'
import { canManage, requireOpen } from '../rules'

/**
 * Whether somebody may sign up a member for an event: those they look after for any, and whoever they reach as an organiser for one they run.
 */
export function maySignUpFor(
  actor: Pick<Caller, 'roles'>,
  { organisationPaths }: { organisationPaths: readonly string[] },
  event: Pick<EventRecord, 'organisationPath'>,
): boolean {
  if (reaches(actor, organisationPaths, 'liaison', 'administrator')) return true
  return canManage(event, actor) && reaches(actor, organisationPaths, 'organiser')
}

/** The same as `requireOpen` for whoever signs somebody else up; those who run the event may do so as long as it is not over. */
export function requireOpenFor(event: EventRecord, party: number, now: Date, runsIt: boolean): void {
  const window = runsIt ? { signUpOpensAt: null, signUpClosesAt: event.endsAt } : {}
  requireOpen({ ...event, ...window }, party, now)
}
