import type { EventRecord, MovedQuota, Quota, SignUpRecord } from '../records'
import { keptBack } from './pool-rules'
import { quotaNumber } from './seat-rules'

type Quotas = Pick<EventRecord, 'quotas' | 'movedQuotas'>

/** An organisation as a quota names it. */
interface Place {
  _id: string
  name: string
}

/**
 * The quotas once each is of the organisation that stands for its own. Where that one has a quota too the two become one: the numbers of the
 * quota that goes come after those that the other has given. Null when all are right.
 */
export function quotasFollowing(
  { capacity, ...event }: Quotas & Pick<EventRecord, 'capacity'>,
  standingFor: (organisationId: string) => Place | undefined,
): Required<Quotas> | null {
  const quotas = new Map(Object.entries(event.quotas))
  let moved = event.movedQuotas ?? {}
  for (const [from, going] of Object.entries(event.quotas)) {
    const place = standingFor(from)
    // Numbers that went the other way must have arrived before.
    if (!place || place._id === from || Object.hasOwn(moved, place._id)) continue
    const { _id: to, name } = place
    const standing = quotas.get(to)
    const by = standing?.issued ?? 0
    quotas.set(to, { ...(standing ? united(standing, going, capacity) : going), name }).delete(from)
    moved = { ...onward(moved, from, { to, by }), [from]: { to, by } }
  }
  return moved === event.movedQuotas || Object.keys(moved).length === 0
    ? null
    : { quotas: Object.fromEntries(quotas), movedQuotas: moved }
}

/** Two quotas as one, never with more to give than both had: what rows hold above its size keeps as many lower numbers back. */
function united(standing: Quota, going: Quota, capacity: number): Quota {
  const most = Math.min(standing.most + going.most, capacity)
  const issued = standing.issued + going.issued
  const free = [...standing.free, ...going.free.map((number) => standing.issued + number)]
  const waiting = Math.max(0, standing.waiting) + Math.max(0, going.waiting)
  return { name: standing.name, most, issued, free: keptBack({ most, issued, free }), waiting }
}

/** Numbers that were on their way to a quota that goes on itself. */
function onward(moved: Record<string, MovedQuota>, from: string, { to, by }: MovedQuota): Record<string, MovedQuota> {
  return Object.fromEntries(Object.entries(moved).map(([id, way]) => [id, way.to === from ? { to, by: way.by + by } : way]))
}

/** What a row holds once its numbers of a quota that went into another are that one's. */
export function renumbered(held: SignUpRecord['seats'], moved: Record<string, MovedQuota>): SignUpRecord['seats'] {
  return held.map((seat) => {
    const [quota = '', number] = typeof seat === 'string' ? seat.split('#') : []
    const way = number === undefined ? undefined : moved[quota]
    return way ? quotaNumber(way.to, way.by + Number(number)) : seat
  })
}
