import { whenText } from '../../../services/when'
import { whyNotLabels } from '../../../shared/labels'
import { calendarLeaf } from '../calendar-leaf'
import { distanceText } from '../distance'
import { placesText, type EventItem } from '../seats'
import { signUpTag, type Tag } from '../sign-up-status'

/** An event in a list, in words. */
export interface EventLine {
  eventId: string
  title: string
  month: string
  day: string
  when: string
  place: string
  places: string
  tag: Tag | undefined
}

/** Reasons that are about the person and the same for every event stand once above the list, not on every line. */
const aboutThePerson = ['notRegistered', 'registrationPending', 'registrationRejected', 'suspended']

export function toLine(event: EventItem, now: number): EventLine {
  const { whyNot, metresAway } = event
  return {
    eventId: event.eventId,
    title: event.title,
    ...calendarLeaf(event.startsAt),
    when: whenText(event.startsAt, event.endsAt),
    place: metresAway === undefined ? event.place.name : `${event.place.name} · ${distanceText(metresAway)}`,
    places: whyNot === undefined || aboutThePerson.includes(whyNot) ? placesText(event, now) : whyNotLabels[whyNot],
    tag: event.mine && signUpTag(event.mine),
  }
}
