import type { Quota } from '../records'

// Stocks of numbers, whoever they are for. Why it is done so: docs/decisions/0002-seats.md and 0011-quotas-and-offers.md.

/** A stock of numbered seats: the event's own, or those of one quota. */
export type Pool = Pick<Quota, 'most' | 'issued' | 'free'>

/** Numbers taken from a pool: these that were given back, and so many that were never given. */
export interface Taking {
  free: number[]
  fresh: number
}

/** How many numbers a pool may still give. */
export function leftIn({ most, issued, free }: Pool): number {
  return Math.max(0, most - issued) + free.filter((seat) => seat <= most).length
}

/** Of the numbers that were given back those that may be given again, the lowest first. */
const toBeHad = ({ most, free }: Pool): number[] => free.filter((seat) => seat <= most).sort((a, b) => a - b)

/** Numbers for a party: given back before, else new ones, else both together; null when there are too few. */
export function takingFrom(pool: Pool, party: number): Taking | null {
  const free = toBeHad(pool)
  if (free.length >= party) return { free: free.slice(0, party), fresh: 0 }
  if (pool.issued + party <= pool.most) return { free: [], fresh: party }
  const fresh = party - free.length
  return pool.issued + fresh <= pool.most ? { free, fresh } : null
}

/**
 * Other numbers of those that were given back in the place of these, so that many who look at the same ones do not all reach for the lowest.
 * `at` is the part of them that is passed over, from 0 to 1.
 */
export function takingElsewhere({ free, fresh }: Taking, pool: Pool, at: number): Taking {
  const all = toBeHad(pool)
  const from = Math.floor(at * all.length)
  return { free: [...all.slice(from), ...all.slice(0, from)].slice(0, free.length), fresh }
}

/**
 * What a pool may still give, told from the numbers that rows hold. When `most` was lowered, a row may hold a higher number; a lower one is
 * kept back for it, so that those held and those to be had are never more than `most`.
 */
export function poolFrom(
  { most, issued }: Pick<Pool, 'most' | 'issued'>,
  held: readonly number[],
): Pick<Pool, 'issued' | 'free'> {
  const taken = new Set(held)
  const highest = held.reduce((top, seat) => Math.max(top, seat), issued)
  const unheld = Array.from({ length: highest }, (_unused, index) => index + 1).filter((seat) => !taken.has(seat))
  const above = held.filter((seat) => seat > most).length
  return { issued: highest, free: withoutLowest(unheld, most, above) }
}

/**
 * A pool with another size. Null when more numbers are out than that: with people, or on their way to them. Numbers above the new size that
 * are out stay with their people, and as many low ones are kept back, as `poolFrom` does.
 */
export function resized(pool: Pool, most: number): Pool | null {
  const { issued, free } = pool
  const keptBack = outAbove(pool, pool.most)
  if (seatsOut(pool) > most) return null
  return { most, issued, free: withoutLowest(free, most, Math.max(0, outAbove(pool, most) - keptBack)) }
}

/** Of the numbers that were given back those to be had: as many low ones are kept back as high ones are out. */
export function keptBack(pool: Pool): number[] {
  return withoutLowest(pool.free, pool.most, outAbove(pool, pool.most))
}

/** How many numbers are out: with people, or on their way to them. */
export function seatsOut(pool: Pool): number {
  return pool.issued - pool.free.length - outAbove(pool, pool.most)
}

/** How many numbers above a size are out. */
function outAbove({ issued, free }: Pool, most: number): number {
  return Math.max(0, issued - most) - free.filter((seat) => seat > most).length
}

function withoutLowest(free: readonly number[], most: number, count: number): number[] {
  const low = free.filter((seat) => seat <= most).sort((a, b) => a - b)
  const dropped = new Set(low.slice(0, count))
  return free.filter((seat) => !dropped.has(seat))
}
