import type { ParsedInputOf } from '../../../contracts'
import { AppError } from '../../../kernel/app-error'
import { questionsUnlessSame } from '../../../kernel/questions'
import type { EventRecord } from '../records'
import { requireSensibleTimes } from '../rules'

/** What an organiser says of an event, but for its seats. */
export type EventDetails = Pick<EventRecord, (typeof detailFields)[number]>

const detailFields = [
  'title',
  'kind',
  'startsAt',
  'endsAt',
  'place',
  'onlineUrl',
  'description',
  'signUpOpensAt',
  'signUpClosesAt',
  'waitlist',
  'approval',
  'companionsAllowed',
  'audience',
  'questions',
  'cancelPolicy',
  'cancelBy',
  'cover',
  'files',
  'selfCheckIn',
  'signOut',
] as const

export type DetailField = (typeof detailFields)[number]

/** The details as they come in; an organiser sends all of them every time. */
export type GivenDetails = Omit<ParsedInputOf<'events.editEvent'>, 'eventId' | 'version'>

const instant = (text: string | undefined) => (text === undefined ? null : new Date(text))

/** The details as they are stored, refused when they cannot be. What was asked before keeps its ids. */
export function detailsFrom(given: GivenDetails, questions: EventRecord['questions']): EventDetails {
  const startsAt = new Date(given.startsAt)
  const times = {
    startsAt,
    endsAt: new Date(given.endsAt),
    signUpOpensAt: instant(given.signUpOpensAt),
    signUpClosesAt: instant(given.signUpClosesAt) ?? startsAt,
  }
  requireSensibleTimes(times)
  return {
    ...times,
    title: given.title,
    kind: given.kind,
    place: placeFrom(given.place),
    onlineUrl: given.onlineUrl ?? null,
    description: given.description ?? null,
    waitlist: given.waitlist,
    approval: given.approval,
    companionsAllowed: given.companionsAllowed,
    audience: audienceFrom(given.audience),
    questions: questionsUnlessSame(given.questions, questions),
    ...cancellingFrom(given, startsAt),
    cover: given.cover ?? null,
    files: given.files.map(({ fileId, name }) => ({ fileId, name })),
    selfCheckIn: given.selfCheckIn,
    signOut: given.signOut,
  }
}

function placeFrom({ name, address, latitude, longitude }: GivenDetails['place']): EventRecord['place'] {
  return {
    name,
    ...(address === undefined ? {} : { address }),
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
  }
}

/** An audience that names nobody is everybody. */
function audienceFrom(given: GivenDetails['audience']): EventRecord['audience'] {
  if (!given || (given.organisationIds.length === 0 && given.segmentId === undefined)) return null
  return { organisationIds: [...new Set(given.organisationIds)], segmentId: given.segmentId ?? null }
}

function cancellingFrom(given: GivenDetails, startsAt: Date): Pick<EventRecord, 'cancelPolicy' | 'cancelBy'> {
  if (given.cancelPolicy !== 'untilDeadline') return { cancelPolicy: given.cancelPolicy, cancelBy: null }
  const cancelBy = instant(given.cancelBy)
  if (cancelBy === null || cancelBy > startsAt) throw new AppError('CANCEL_BY_INVALID')
  return { cancelPolicy: given.cancelPolicy, cancelBy }
}

/** Which of the details differ. */
export function changedDetails(from: EventDetails, to: EventDetails): DetailField[] {
  return detailFields.filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]))
}

/** The details of one event of a series: all its times lie as far from its own start. */
export function startingAt(given: GivenDetails, start: string): GivenDetails {
  const shift = Date.parse(start) - Date.parse(given.startsAt)
  const moved = (text: string) => new Date(Date.parse(text) + shift).toISOString()
  const { signUpOpensAt, signUpClosesAt, cancelBy } = given
  return {
    ...given,
    startsAt: moved(given.startsAt),
    endsAt: moved(given.endsAt),
    ...(signUpOpensAt === undefined ? {} : { signUpOpensAt: moved(signUpOpensAt) }),
    ...(signUpClosesAt === undefined ? {} : { signUpClosesAt: moved(signUpClosesAt) }),
    ...(cancelBy === undefined ? {} : { cancelBy: moved(cancelBy) }),
  }
}
