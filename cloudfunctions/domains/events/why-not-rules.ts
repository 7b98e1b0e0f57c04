import type { Caller } from '../../kernel/access'
import { unreachable } from '../../kernel/app-error'
import type { EventRecord, WhyNot } from './records'

/** Why somebody in this state cannot sign up, the reason they can do least about first; null when they can. */
export function whyNot(
  event: EventRecord,
  { status, isMeant, seatsLeft }: { status: Caller['status']; isMeant: boolean; seatsLeft: number },
  now: Date,
): WhyNot | null {
  if (event.status !== 'published') return event.status
  if (now >= event.endsAt) return 'over'
  if (now >= event.signUpClosesAt) return 'closed'
  if (status !== 'approved') return notYet(status)
  if (!isMeant) return 'notInvited'
  if (event.signUpOpensAt !== null && now < event.signUpOpensAt) return 'notOpen'
  return seatsLeft === 0 && !event.waitlist && !event.approval ? 'full' : null
}

function notYet(status: Exclude<Caller['status'], 'approved'>): WhyNot {
  switch (status) {
    case 'guest':
      return 'notRegistered'
    case 'pending':
      return 'registrationPending'
    case 'rejected':
      return 'registrationRejected'
    case 'suspended':
      return 'suspended'
    default:
      return unreachable(status)
  }
}
