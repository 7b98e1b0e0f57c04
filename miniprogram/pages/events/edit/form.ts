import type { InputOf } from '../../../services/api'
import { tidied } from '../../../services/edited-questions'
import { limits } from '../../../shared/limits'
import type { Cover } from '../cover-of'
import { fromWallClock, instantOf, toWallClock, type WallClock } from './shanghai-time'

export const minute = 60_000
const day = 24 * 60 * minute

export type Input = InputOf<'events.createEvent'>

/** Whom an event is for. */
export interface AudienceForm {
  by: 'everyone' | 'organisations' | 'segment'
  organisationIds: string[]
  segmentId: string
}

/** Seats of one organisation, as they are typed. */
export interface QuotaForm {
  organisationId: string
  most: string
}

/** What the organiser typed and picked. */
export interface EventForm {
  title: string
  kind: Input['kind']
  organisationId: string
  cover: Cover | null
  start: WallClock
  end: WallClock
  place: Input['place']
  onlineUrl: string
  capacity: string
  waitlist: boolean
  /** sign-up closes this many minutes before the start, or at a moment of its own */
  closesBefore: '0' | '1440' | '4320' | 'at'
  closesAt: WallClock
  opens: 'now' | 'at'
  opensAt: WallClock
  approval: boolean
  companionsAllowed: number
  cancelPolicy: NonNullable<Input['cancelPolicy']>
  cancelBy: WallClock
  quotas: QuotaForm[]
  audience: AudienceForm
  questions: NonNullable<Input['questions']>
  description: string
  files: { fileId: string; name: string }[]
  selfCheckIn: boolean
  signOut: boolean
}

/** A week ahead, half past two, two hours, thirty people: what most events are like. */
export function newForm(now: number): EventForm {
  const start = fromWallClock({ date: toWallClock(now + 7 * day).date, time: '14:30' })
  return {
    title: '',
    kind: 'fellowship',
    organisationId: '',
    cover: null,
    start: toWallClock(start),
    end: toWallClock(start + 120 * minute),
    place: { name: '' },
    onlineUrl: '',
    capacity: '30',
    waitlist: true,
    closesBefore: '0',
    closesAt: toWallClock(start - day),
    opens: 'now',
    opensAt: toWallClock(now + day),
    approval: false,
    companionsAllowed: limits.companions,
    cancelPolicy: 'untilStart',
    cancelBy: toWallClock(start - day),
    quotas: [],
    audience: { by: 'everyone', organisationIds: [], segmentId: '' },
    questions: [],
    description: '',
    files: [],
    selfCheckIn: true,
    signOut: false,
  }
}

/** Moves the start, and with it the end and the deadlines, so that the event stays as long and as far from them as it was. */
export function withStart(form: EventForm, start: WallClock): EventForm {
  const by = fromWallClock(start) - fromWallClock(form.start)
  const length = fromWallClock(form.end) - fromWallClock(form.start)
  const moved = (moment: WallClock) => toWallClock(fromWallClock(moment) + by)
  return {
    ...form,
    start,
    end: toWallClock(fromWallClock(start) + Math.max(length, 30 * minute)),
    closesAt: moved(form.closesAt),
    cancelBy: moved(form.cancelBy),
  }
}

/** When sign-up closes, in milliseconds. */
export function closingOf({ closesBefore, closesAt, start }: EventForm): number {
  return closesBefore === 'at' ? fromWallClock(closesAt) : fromWallClock(start) - Number(closesBefore) * minute
}

function audienceIn({ by, organisationIds, segmentId }: AudienceForm): Pick<Input, 'audience'> {
  if (by === 'organisations') return { audience: { organisationIds } }
  if (by === 'segment') return { audience: { segmentId } }
  return {}
}

/** What the server is told. Everything that may be missing is missing where it was left empty. */
export function toInput(form: EventForm): Input {
  const description = form.description.trim()
  const onlineUrl = form.onlineUrl.trim()
  return {
    title: form.title.trim(),
    kind: form.kind,
    organisationId: form.organisationId,
    startsAt: instantOf(form.start),
    endsAt: instantOf(form.end),
    signUpClosesAt: new Date(closingOf(form)).toISOString(),
    place: { ...form.place, name: form.place.name.trim() },
    capacity: Number(form.capacity),
    waitlist: form.waitlist,
    approval: form.approval,
    companionsAllowed: form.companionsAllowed,
    cancelPolicy: form.cancelPolicy,
    quotas: form.quotas.map(({ organisationId, most }) => ({ organisationId, most: Number(most) })),
    questions: tidied(form.questions),
    files: form.files,
    selfCheckIn: form.selfCheckIn,
    signOut: form.signOut,
    ...audienceIn(form.audience),
    ...(form.opens === 'at' ? { signUpOpensAt: instantOf(form.opensAt) } : {}),
    ...(form.cancelPolicy === 'untilDeadline' ? { cancelBy: instantOf(form.cancelBy) } : {}),
    ...(form.cover ? { cover: form.cover } : {}),
    ...(onlineUrl === '' ? {} : { onlineUrl }),
    ...(description === '' ? {} : { description }),
  }
}
