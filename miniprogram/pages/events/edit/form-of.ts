import { minute, newForm, withStart, type AudienceForm, type EventForm, type Input } from './form'
import { fromWallClock, toWallClock, type WallClock } from './shanghai-time'

const usualClosings = ['0', '1440', '4320'] as const

const momentOf = (instant: string): WallClock => toWallClock(Date.parse(instant))

function closesOf(details: Input): Pick<EventForm, 'closesBefore' | 'closesAt'> {
  const at = details.signUpClosesAt ?? details.startsAt
  const before = String((Date.parse(details.startsAt) - Date.parse(at)) / minute)
  return { closesBefore: usualClosings.find((usual) => usual === before) ?? 'at', closesAt: momentOf(at) }
}

function audienceOf({ audience }: Input): AudienceForm {
  const { organisationIds = [], segmentId = '' } = audience ?? {}
  const by = segmentId !== '' ? 'segment' : organisationIds.length > 0 ? 'organisations' : 'everyone'
  return { by, organisationIds, segmentId }
}

/** An event that exists, as it is edited. */
export function formOf(details: Input, now: number): EventForm {
  const usual = newForm(now)
  const { signUpOpensAt, cancelBy, startsAt } = details
  return {
    ...usual,
    title: details.title,
    kind: details.kind,
    organisationId: details.organisationId,
    cover: details.cover ?? null,
    start: momentOf(startsAt),
    end: momentOf(details.endsAt),
    // A copy: what is typed must not change what the event is compared with.
    place: { ...details.place },
    onlineUrl: details.onlineUrl ?? '',
    capacity: String(details.capacity),
    waitlist: details.waitlist ?? usual.waitlist,
    ...closesOf(details),
    opens: signUpOpensAt === undefined ? 'now' : 'at',
    opensAt: signUpOpensAt === undefined ? usual.opensAt : momentOf(signUpOpensAt),
    approval: details.approval ?? usual.approval,
    companionsAllowed: details.companionsAllowed ?? usual.companionsAllowed,
    cancelPolicy: details.cancelPolicy ?? usual.cancelPolicy,
    cancelBy: momentOf(cancelBy ?? startsAt),
    quotas: (details.quotas ?? []).map(({ organisationId, most }) => ({ organisationId, most: String(most) })),
    audience: audienceOf(details),
    questions: details.questions ?? [],
    description: details.description ?? '',
    files: details.files ?? [],
    selfCheckIn: details.selfCheckIn ?? usual.selfCheckIn,
    signOut: details.signOut ?? usual.signOut,
  }
}

/**
 * A new event like an earlier one: the same time of day, on the next such weekday that is at least a week ahead. Its questions are new
 * ones with the same words, and sign-up opens at once.
 */
export function copyOf(details: Input, now: number): EventForm {
  const earlier = formOf(details, now)
  const week = 7 * 24 * 60 * minute
  const began = fromWallClock(earlier.start)
  const weeks = Math.max(Math.ceil((now + week - began) / week), 1)
  return {
    ...withStart(earlier, toWallClock(began + weeks * week)),
    opens: 'now',
    questions: earlier.questions.map(({ questionId: _, ...question }) => question),
  }
}
