import type { EventItem } from './seats'

/** People are added at the door from the day before on. */
const opensBefore = 24 * 3600_000

/** Whether people may be added on the spot. */
export function isDoorOpen(startsAt: string, now: number): boolean {
  return now >= Date.parse(startsAt) - opensBefore
}

/** Whether somebody without a seat may stand there and want one. */
export function mayStandAtDoor(event: EventItem, now: number): boolean {
  const isOn = event.status === 'published' && isDoorOpen(event.startsAt, now) && now < Date.parse(event.endsAt)
  return isOn && event.mine?.status !== 'confirmed'
}
