import type { InputOf } from '../../../services/api'
import { dateText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { fromWallClock, toWallClock, type WallClock } from './shanghai-time'

const minute = 60_000
const day = 24 * 60 * minute

type Input = InputOf<'events.createEvent'>

/** What the organiser typed and picked. */
export interface EventForm {
  title: string
  kind: Input['kind']
  organisationId: string
  start: WallClock
  end: WallClock
  place: string
  capacity: string
  waitlist: boolean
  /** sign-up closes this many minutes before the start */
  closesBefore: '0' | '1440' | '4320'
  description: string
}

export type FormErrors = Partial<Record<'title' | 'organisationId' | 'start' | 'end' | 'place' | 'capacity', string>>

/** A week ahead, half past two, two hours, thirty people: what most events are like. */
export function newForm(now: number): EventForm {
  const start = fromWallClock({ date: toWallClock(now + 7 * day).date, time: '14:30' })
  return {
    title: '',
    kind: 'fellowship',
    organisationId: '',
    start: toWallClock(start),
    end: toWallClock(start + 120 * minute),
    place: '',
    capacity: '30',
    waitlist: true,
    closesBefore: '0',
    description: '',
  }
}

/** The days it begins and ends in words: 11月28日 周六. */
export function daysOf({ start, end }: EventForm): { start: string; end: string } {
  return { start: dateText(start.date), end: dateText(end.date) }
}

/** Moves the start and takes the end along, so that the event stays as long as it was. */
export function withStart(form: EventForm, start: WallClock): EventForm {
  const length = fromWallClock(form.end) - fromWallClock(form.start)
  return { ...form, start, end: toWallClock(fromWallClock(start) + Math.max(length, 30 * minute)) }
}

/** What is still to correct, by field, in words. */
export function errorsIn(form: EventForm, now: number): FormErrors {
  const start = fromWallClock(form.start)
  const capacity = Number(form.capacity)
  const errors: FormErrors = {}
  if (form.title.trim() === '') errors.title = '请写活动名称'
  if (form.organisationId === '') errors.organisationId = '请选择主办组织'
  if (start <= now) errors.start = '开始时间已经过了，请改到以后'
  else if (start - Number(form.closesBefore) * minute <= now) errors.start = '报名截止已经过了，请把开始改晚些，或把截止改近些'
  if (fromWallClock(form.end) <= start) errors.end = '结束要晚于开始'
  if (form.place.trim() === '') errors.place = '请写活动地点'
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > limits.capacity)
    errors.capacity = '请填写名额，1 到 100000 的整数'
  return errors
}

export function toInput(form: EventForm): Input {
  const start = fromWallClock(form.start)
  const description = form.description.trim()
  return {
    title: form.title.trim(),
    kind: form.kind,
    organisationId: form.organisationId,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(fromWallClock(form.end)).toISOString(),
    signUpClosesAt: new Date(start - Number(form.closesBefore) * minute).toISOString(),
    place: { name: form.place.trim() },
    capacity: Number(form.capacity),
    waitlist: form.waitlist,
    ...(description === '' ? {} : { description }),
  }
}
