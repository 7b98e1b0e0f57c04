import { activeSignUpStatuses } from '../../../../miniprogram/shared/labels'
import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import type { Recipients, SignUpStatus } from '../records'
import { signUps } from '../store'

const statusesOf: Record<Recipients, readonly SignUpStatus[]> = {
  active: activeSignUpStatuses,
  confirmed: ['confirmed'],
  waitlisted: ['waitlisted'],
  notCheckedIn: ['confirmed'],
  checkedIn: ['confirmed'],
}

/** Those of an event's sign-ups whom something is told to. */
export function among(eventId: string, to: Recipients): Criteria {
  const _ = command()
  const came = to === 'notCheckedIn' ? { checkedInAt: null } : to === 'checkedIn' ? { checkedInAt: _.neq(null) } : {}
  return { eventId, status: _.in([...statusesOf[to]]), ...came }
}

/** How many they are just now. */
export function countAmong(eventId: string, to: Recipients): Promise<number> {
  return signUps.count(among(eventId, to))
}
