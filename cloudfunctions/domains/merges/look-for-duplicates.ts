import { addMinutes } from '../../kernel/clock'
import { derivedId } from '../../kernel/ids'
import type { MemberRecord } from '../members'
import { alike, commonPaths } from './rules'
import type { DuplicateRecord } from './store'
import {
  duplicates,
  membersAfter,
  membersLike,
  moveSearch,
  pairsAfter,
  pairsWithIds,
  registeredSince,
  searchPosition,
} from './store'

/** Members that one run looks at; 100,000 take a little over an hour. */
const membersARun = 500
const portion = 100
/** Known pairs that one run brings in line: as many as there mostly are. */
const pairsARun = 500
/** When everybody was looked at, the search begins again after so long. */
const restMinutes = 12 * 60

/**
 * Looks for records that are perhaps one person: first among those who have just registered, then through everybody, a portion each run. A
 * question over all members on every look at the list would cost a hundred thousand documents. Answers how many pairs are new.
 */
export async function lookForDuplicates(now: Date): Promise<number> {
  const position = await searchPosition(now)
  const fresh = await registeredSince(position.registeredUntil, portion)
  const rests = position.restUntil > now
  const next = rests ? [] : await membersAfter(position.after, membersARun)
  let found = 0
  for (const some of [fresh, ...portionsOf(next)]) found += await keepPairs(some, now)
  const ended = !rests && next.length < membersARun
  const pairsUntil = await keepInLine(position.pairsAfter ?? '')
  const registeredUntil = fresh.at(-1)?.registeredAt ?? position.registeredUntil
  if (fresh.length === 0 && rests && pairsUntil === (position.pairsAfter ?? '')) return found
  await moveSearch(position, {
    registeredUntil,
    pairsAfter: pairsUntil,
    after: ended || rests ? (rests ? position.after : '') : (next.at(-1)?._id ?? ''),
    ...(ended ? { restUntil: addMinutes(now, restMinutes) } : {}),
  })
  return found
}

/**
 * Brings the next known pairs in line with who the people are now and where they belong: an organisation that moved, or a name that was
 * corrected, changes who may decide on a pair and whether it is one. Answers where the next run begins.
 */
async function keepInLine(afterId: string): Promise<string> {
  const pairs = await pairsAfter(afterId, pairsARun)
  for (const { _id, people, organisationPaths, why, dismissed } of pairs) {
    const [a, b] = people
    const now = a && b ? { organisationPaths: commonPaths(a, b).sort(), why: alike(a, b) } : null
    // One that staff told apart stays, so that it is not found again when the names become the same once more.
    if (!now || (now.why.length === 0 && !dismissed)) await duplicates.remove({ _id })
    else if (!isSame(now, { organisationPaths, why })) await duplicates.update({ _id }, now)
  }
  return pairs.length < pairsARun ? '' : (pairs.at(-1)?._id ?? '')
}

type Line = Pick<DuplicateRecord, 'organisationPaths' | 'why'>

const isSame = (a: Line, b: Line) => JSON.stringify([a.organisationPaths, a.why]) === JSON.stringify([b.organisationPaths, b.why])

function portionsOf(all: MemberRecord[]): MemberRecord[][] {
  return Array.from({ length: Math.ceil(all.length / portion) }, (_unused, i) => all.slice(i * portion, (i + 1) * portion))
}

/** Writes down the pairs that some members make with anybody; those that are known keep what staff decided. */
async function keepPairs(some: MemberRecord[], now: Date): Promise<number> {
  if (some.length === 0) return 0
  const samePhone = await membersLike('phoneHash', [...new Set(some.flatMap(({ phoneHash }) => phoneHash ?? []))])
  const sameName = await membersLike('name', [...new Set(some.map(({ name }) => name))])
  const others = new Map([...samePhone, ...sameName].map((member) => [member._id, member]))
  const pairs = new Map<string, DuplicateRecord>()
  for (const a of some) {
    for (const b of others.values()) {
      const pair = pairOf(a, b, now)
      if (pair) pairs.set(pair._id, pair)
    }
  }
  const known = new Map<string, DuplicateRecord>()
  for (let i = 0; i < pairs.size; i += 1000) {
    for (const pair of await pairsWithIds([...pairs.keys()].slice(i, i + 1000))) known.set(pair._id, pair)
  }
  const fresh = [...pairs.values()].filter(({ _id }) => !known.has(_id))
  for (let i = 0; i < fresh.length; i += 1000) await duplicates.insertMissing(fresh.slice(i, i + 1000))
  for (const pair of pairs.values()) {
    const former = known.get(pair._id)
    const { organisationPaths, why } = pair
    if (former && !isSame(former, pair)) await duplicates.update({ _id: pair._id }, { organisationPaths, why })
  }
  return fresh.length
}

function pairOf(a: MemberRecord, b: MemberRecord, now: Date): DuplicateRecord | null {
  const why = alike(a, b)
  if (why.length === 0) return null
  const memberIds = [a._id, b._id].sort()
  const organisationPaths = commonPaths(a, b).sort()
  const undecided = { at: now, dismissed: false, dismissedBy: null }
  return { _id: derivedId('d', ...memberIds), memberIds, organisationPaths, why, ...undecided }
}
