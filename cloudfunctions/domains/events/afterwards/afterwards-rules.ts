import { limits } from '../../../../miniprogram/shared/limits'
import { AppError } from '../../../kernel/app-error'
import { addMinutes } from '../../../kernel/clock'
import type { EventRecord, SignUpRecord } from '../records'

/** Whether somebody came: had a seat and was checked in. */
export function tookPart(row: Pick<SignUpRecord, 'status' | 'checkedInAt'> | null | undefined): boolean {
  return row?.status === 'confirmed' && row.checkedInAt !== null
}

/** Refuses what nobody can rate: what is not over, what is long over, and where they were not. */
export function requireRatable(
  event: EventRecord | null,
  mine: SignUpRecord | undefined,
  now: Date,
): asserts event is EventRecord {
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  if (!tookPart(mine)) throw new AppError('TOOK_NO_PART')
  if (now < event.endsAt) throw new AppError('EVENT_NOT_OVER')
  if (now >= addMinutes(event.endsAt, limits.ratingDays * 24 * 60)) throw new AppError('RATING_OVER')
}

/** The photos with some more, each once; refused when there would be too many. */
export function withPhotos(photoIds: readonly string[], added: readonly string[]): string[] {
  const all = [...new Set([...photoIds, ...added])]
  if (all.length > limits.eventPhotos) throw new AppError('PHOTOS_FULL')
  return all
}

/** How many gave how many stars. */
export type Stars = ReadonlyMap<number, number>

/** What was thought of an event, without who. Of fewer than three people only how many they are: the rest would tell who said it. */
export function ratingFigures(stars: Stars, comments: readonly string[]) {
  const byStars = [1, 2, 3, 4, 5].map((n) => stars.get(n) ?? 0)
  const people = byStars.reduce((sum, count) => sum + count, 0)
  if (people < limits.fewPeople) return { people }
  const sum = byStars.reduce((total, count, i) => total + count * (i + 1), 0)
  // In the order of their words, which tells nothing about who wrote first.
  return { people, average: Math.round((sum / people) * 10) / 10, byStars, comments: [...comments].sort() }
}

/** Those with a seat, and who of them came. */
export interface Turnout {
  signedUp: number
  seats: number
  came: number
  cameSeats: number
}

/** Several turnouts as one. */
export function together(turnouts: readonly Turnout[]): Turnout {
  const sumOf = (field: keyof Turnout) => turnouts.reduce((sum, one) => sum + one[field], 0)
  return { signedUp: sumOf('signedUp'), seats: sumOf('seats'), came: sumOf('came'), cameSeats: sumOf('cameSeats') }
}

/** With those who did not come, which nobody can say before the end. */
export function withNoShows({ signedUp, seats, came, cameSeats }: Turnout, isOver: boolean) {
  return { signedUp, seats, came, cameSeats, ...(isOver ? { didNotCome: signedUp - came } : {}) }
}

interface Figures {
  all: Turnout & { didNotCome?: number }
  ratings: { people: number; average?: number }
}

/** The figures in one sentence for each, as administrators are sent them. */
export function summaryWords({ all, ratings }: Figures): string {
  const brought = all.seats - all.signedUp
  const broughtAlong = all.cameSeats - all.came
  const stars = ratings.average === undefined ? '' : `，平均 ${ratings.average} 分`
  return [
    `报名 ${all.signedUp} 人${brought > 0 ? `，同行 ${brought} 人` : ''}。`,
    `到场 ${all.came} 人${broughtAlong > 0 ? `，同行 ${broughtAlong} 人` : ''}，未到 ${all.didNotCome ?? 0} 人。`,
    ratings.people === 0 ? '还没有人评价。' : `${ratings.people} 人评价${stars}。`,
  ].join('')
}
