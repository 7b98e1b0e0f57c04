import type { Actor } from '../../../kernel/access'
import { containing } from '../../../kernel/containing'
import { after, pageFrom } from '../../../kernel/paging'
import type { Criteria } from '../../../platform/database'
import { command, mostDocuments } from '../../../platform/database'
import type { SignUpRecord } from '../records'
import { rosterOrder } from '../seats/seat-rules'
import { signUps } from '../store'
import type { Act } from './act-rules'

/** What is written down of an act beside what it changes. */
export interface Doing {
  act: Act
  /** When it was done, which may be before it is written. */
  at: Date
  by: Pick<Actor, 'memberId' | 'name'>
  /** Names the act, so that sending it again changes nothing. */
  key: string | undefined
  now: Date
}

/**
 * Does an act on the one row that is meant, if the row lets it and does not have it yet. The row keeps who did it and when, and when what the
 * member's record says must be looked at again, so the act and its traces are one write. Null when nothing was changed.
 */
export function actOnRow(which: Criteria, { act, at, by, key, now }: Doing): Promise<SignUpRecord | null> {
  const _ = command()
  const { ready, change } = effectOf(act, at, now)
  const entry = {
    at,
    byId: by.memberId,
    byName: by.name,
    undone: act === 'undo' || act === 'undoOut',
    ...(act === 'out' || act === 'undoOut' ? { out: true as const } : {}),
    ...(key === undefined ? {} : { key }),
  }
  const notYet = key === undefined ? {} : { 'checkIns.key': _.neq(key) }
  return signUps.updateAndReturn({ ...which, ...ready, ...notYet }, { ...change, checkIns: _.push([entry]) })
}

/** How a row must stand for an act, and what it changes. */
function effectOf(act: Act, at: Date, now: Date): { ready: Criteria; change: Partial<SignUpRecord> } {
  const _ = command()
  switch (act) {
    case 'in':
      return { ready: { status: 'confirmed', checkedInAt: null }, change: { checkedInAt: at, noteAt: now } }
    case 'undo':
      return { ready: { checkedInAt: _.neq(null) }, change: { checkedInAt: null, signedOutAt: null, noteAt: now } }
    case 'out':
      return { ready: { checkedInAt: _.neq(null), signedOutAt: null }, change: { signedOutAt: at } }
    case 'undoOut':
      return { ready: { signedOutAt: _.neq(null) }, change: { signedOutAt: null } }
  }
}

/** The row that is meant, as it stands. */
export async function rowAt(which: Criteria): Promise<SignUpRecord | null> {
  const [row] = await signUps.find(which, { limit: 1 })
  return row ?? null
}

/** Which rows of a roster are wanted. */
export interface RosterFilter {
  status?: SignUpRecord['status'] | 'checkedIn' | 'notCheckedIn' | undefined
  /** Part of a name, the number of a seat, or the last characters of the code on a ticket. */
  text?: string | undefined
}

/** A page of the roster: those with a seat in the order of their seats, then those who wait, then the rest. */
export async function rosterPage(
  eventId: string,
  scope: string[],
  filter: RosterFilter,
  { cursor, limit }: { cursor: string | undefined; limit: number },
) {
  const _ = command()
  const wanted = [{ eventId, organisationPath: _.in(scope) }, statusCriteria(filter.status), textCriteria(filter.text)]
  const rows = await signUps.find(_.and([...wanted, after(cursor, 'order', 'asc', 'number')].filter(isSaying)), {
    orderBy: [
      ['order', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 1,
  })
  return pageFrom(rows, limit, (row) => row.order)
}

const isSaying = (criteria: Criteria) => Object.keys(criteria).length > 0

function statusCriteria(status: RosterFilter['status']): Criteria {
  if (status === undefined) return {}
  if (status === 'checkedIn') return { checkedInAt: command().neq(null) }
  return status === 'notCheckedIn' ? { status: 'confirmed', checkedInAt: null } : { status }
}

function textCriteria(text: string | undefined): Criteria {
  if (text === undefined) return {}
  const _ = command()
  const code = text.replace(/\s/g, '').slice(-6)
  return _.or([
    { memberName: containing(text) },
    ...(/^\d{1,6}$/.test(text) ? [{ seats: Number(text) }] : []),
    ...(/^[A-Za-z0-9_-]{6}$/.test(code) ? [{ memberId: new RegExp(`${code}$`, 'i') }] : []),
  ])
}

/** Numbers of people, companions counted. */
export interface Counts {
  rows: number
  seated: number
  arrived: number
  left: number
  waiting: number
  pending: number
}

/** How many people of an event have a seat, came, left, wait or are to be reviewed; all nothing when nobody signed up or it is out of reach. */
export async function countPeople(eventId: string, scope: string[]): Promise<Counts> {
  const _ = command()
  const $ = _.aggregate
  const party = $.add(['$companions', 1])
  const when = (condition: unknown) => $.sum($.cond({ if: condition, then: party, else: 0 }))
  const [counts] = await signUps.aggregate<Counts>((pipeline) =>
    pipeline.match({ eventId, organisationPath: _.in(scope) }).group({
      _id: null,
      rows: $.sum(1),
      seated: when($.eq(['$status', 'confirmed'])),
      arrived: when($.gt(['$checkedInAt', null])),
      left: when($.gt(['$signedOutAt', null])),
      waiting: when($.eq(['$status', 'waitlisted'])),
      pending: when($.eq(['$status', 'pending'])),
    }),
  )
  return counts ?? { rows: 0, seated: 0, arrived: 0, left: 0, waiting: 0, pending: 0 }
}

/** Lines of a printed list at most. */
const mostSeated = 5000

/** Everybody with a seat at an event, by its number. */
export async function seatedRows(eventId: string): Promise<SignUpRecord[]> {
  const _ = command()
  const rows: SignUpRecord[] = []
  while (rows.length < mostSeated) {
    const order = _.gt(rows.at(-1)?.order ?? 0).and(_.lt(rosterOrder.waiting))
    const next = await signUps.find(
      { eventId, order, status: 'confirmed' },
      { orderBy: [['order', 'asc']], limit: mostDocuments },
    )
    rows.push(...next)
    if (next.length < mostDocuments) break
  }
  return rows
}
