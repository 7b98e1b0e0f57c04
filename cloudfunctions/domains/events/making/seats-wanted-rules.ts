import { AppError } from '../../../kernel/app-error'
import type { EventRecord, Quota, SignUpRecord } from '../records'
import { quotasOf } from '../rules'
import { resized, seatsOut } from '../seats/pool-rules'
import { allWaiting, eventPool, seatNumbers } from '../seats/seat-rules'

/** How many seats an organiser wants, in all and for the people of some organisations. */
export interface SeatsWanted {
  capacity: number
  quotas: { organisationId: string; most: number }[]
}

type Seats = Pick<EventRecord, 'capacity' | 'issued' | 'free' | 'quotas'>

/** Whether the event with its quotas has as many seats as is wanted already. */
export function hasSeats({ capacity, quotas }: Pick<Seats, 'capacity' | 'quotas'>, wanted: SeatsWanted): boolean {
  const sizes = (list: SeatsWanted['quotas']) =>
    JSON.stringify(list.map(({ organisationId, most }) => [organisationId, most]).sort())
  const own = Object.entries(quotas).map(([organisationId, { most }]) => ({ organisationId, most }))
  return capacity === wanted.capacity && sizes(own) === sizes(wanted.quotas)
}

/**
 * The seats of an event once it has as many as is wanted; refused while more are out, and when quotas come or go although somebody signed up.
 * `untouched`: nobody holds or awaits anything, told from the rows.
 */
export function resizedSeats(
  event: Seats & Pick<EventRecord, 'waiting'>,
  wanted: SeatsWanted,
  organisations: readonly { _id: string; name: string }[],
  untouched: boolean,
): Seats {
  const fresh = quotasOf(wanted, organisations)
  const ids = Object.keys(fresh)
  const sameQuotas = ids.length === Object.keys(event.quotas).length && ids.every((id) => Object.hasOwn(event.quotas, id))
  if (!sameQuotas && !(untouched && isEmpty(event))) throw new AppError('QUOTAS_FIXED')
  const pool = resized(eventPool(event), wanted.capacity)
  if (!pool) throw new AppError('SEATS_HELD')
  const quotas = Object.entries(fresh).map(([id, quota]): [string, Quota] => {
    const standing = event.quotas[id]
    if (!standing) return [id, quota]
    const own = resized(standing, quota.most)
    if (!own) throw new AppError('SEATS_HELD')
    return [id, { ...standing, ...own, name: quota.name }]
  })
  return { capacity: wanted.capacity, issued: pool.issued, free: pool.free, quotas: Object.fromEntries(quotas) }
}

/** Whether no number is out and nobody waits, as far as the event knows. */
function isEmpty(event: Seats & Pick<EventRecord, 'waiting'>): boolean {
  const pools = [eventPool(event), ...Object.values(event.quotas)]
  return allWaiting(event) === 0 && pools.every((pool) => seatsOut(pool) === 0)
}

/** Somebody with a seat. */
export type Seated = Pick<SignUpRecord, 'memberId' | 'memberName' | 'seats' | 'quota' | 'signedUpAt'>

/** How many seats too many are out, in the event and in each quota that would have fewer. */
export function overBy(event: Seats, wanted: SeatsWanted): { event: number; byQuota: Map<string, number> } {
  const byQuota = wanted.quotas.flatMap(({ organisationId, most }): [string, number][] => {
    const own = event.quotas[organisationId]
    const over = own ? seatsOut(own) - most : 0
    return over > 0 ? [[organisationId, over]] : []
  })
  return { event: Math.max(0, seatsOut(eventPool(event)) - wanted.capacity), byQuota: new Map(byQuota) }
}

/**
 * Whom to ask for their seats, the last to sign up first: those of a quota that would be too small, then as many more as the event is over.
 * `latest` are people with seats, the last to sign up first.
 */
export function toAsk(latest: readonly Seated[], over: ReturnType<typeof overBy>): Seated[] {
  const asked = new Set<Seated>()
  const left = new Map(over.byQuota)
  for (const person of latest) {
    const wanted = person.quota === null ? 0 : (left.get(person.quota) ?? 0)
    if (person.quota === null || wanted <= 0) continue
    asked.add(person)
    left.set(person.quota, wanted - seatNumbers(person.seats).length)
  }
  let more = over.event - [...asked].reduce((sum, { seats }) => sum + seatNumbers(seats).length, 0)
  for (const person of latest) {
    if (more <= 0) break
    if (asked.has(person)) continue
    asked.add(person)
    more -= seatNumbers(person.seats).length
  }
  return latest.filter((person) => asked.has(person))
}
