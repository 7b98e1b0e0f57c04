import type { OutputOf } from '../../cloudfunctions/contracts'

type EventItem = OutputOf<'events.getEvent'>

/** An event as a phone gets it: a published tea party nobody has signed up for. */
export function anEventView(changes: Partial<EventItem> = {}): EventItem {
  return {
    eventId: 'e_tea',
    title: '茶话会',
    kind: 'fellowship',
    status: 'published',
    organisationId: 'association',
    organisationName: '联谊会',
    startsAt: '2026-11-28T06:30:00Z',
    endsAt: '2026-11-28T08:30:00Z',
    place: { name: '同心会客厅' },
    capacity: 10,
    seatsLeft: 10,
    waiting: 0,
    waitlist: true,
    quotas: [],
    approval: false,
    companionsAllowed: 5,
    online: false,
    cancelPolicy: 'untilStart',
    selfCheckIn: true,
    signOut: false,
    signUpClosesAt: '2026-11-28T06:30:00Z',
    can: [],
    ...changes,
  }
}

/** A confirmed sign-up as the person gets it. */
export function aSignUpView(changes: Partial<NonNullable<EventItem['mine']>> = {}): NonNullable<EventItem['mine']> {
  return { status: 'confirmed', companions: 0, answers: {}, answersVersion: 0, showsName: false, ...changes }
}
