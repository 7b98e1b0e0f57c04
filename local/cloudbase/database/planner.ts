import { type Intervals, arePoints, intersection } from './bounds'
import type { Collection, Index } from './catalog'
import type { Conditions } from './conditions'
import { idDirection } from './index-entries'
import { documentPrefix, indexPrefix, successor } from './keys'
import type { KeyRange } from './store'
import { inverted } from './value-order'

export type SortSpec = readonly (readonly [field: string, direction: 1 | -1])[]

export interface Plan {
  /** null reads the documents themselves, in the order of their _id. */
  index: Index | null
  /** Disjoint, in the order in which they are to be read. */
  ranges: KeyRange[]
  reverse: boolean
  /** The documents come in the wanted order: reading may stop at the limit. */
  sorted: boolean
  /** True when nothing narrows the read. */
  wholeCollection: boolean
}

interface Candidate {
  plan: Plan
  score: number
}

type Access = Pick<Index, 'fields' | 'multikey' | 'unique'> & { prefix: Buffer; index: Index | null }

/** More ranges than this are not worth their seeks. */
const mostRanges = 2000

/** Chooses how to read what may match: the index that fixes most fields, best with the wanted order in it. */
export function planQuery(collection: Collection, conditions: Conditions, sort: SortSpec, hasLimit: boolean): Plan {
  const primary: Access = {
    fields: [['_id', 1]],
    multikey: false,
    unique: true,
    prefix: documentPrefix(collection.id),
    index: null,
  }
  // Planning is a good part of a small read: an index that cannot serve costs nothing here, and an _id is never worth a comparison.
  const useful = isOneDocument(conditions) ? [] : accessesOf(collection, conditions, hasLimit ? sort : [])
  const candidates = [primary, ...useful].flatMap((access) => candidateOf(access, conditions, sort, hasLimit) ?? [])
  const best = candidates.reduce<Candidate | undefined>((top, next) => (top && top.score >= next.score ? top : next), undefined)
  return (
    best?.plan ?? {
      index: null,
      ranges: [whole(primary.prefix)],
      reverse: false,
      sorted: sort.length === 0,
      wholeCollection: true,
    }
  )
}

const isOneDocument = (conditions: Conditions): boolean =>
  conditions.get('_id')?.some((bounds) => bounds.length <= 1 && arePoints(bounds)) ?? false

/** The indexes whose first field the query bounds or the sort begins with. */
function accessesOf({ indexes }: Collection, conditions: Conditions, sort: SortSpec): Access[] {
  const wanted = (field: string | undefined) =>
    field !== undefined && (conditions.has(field) || sort.some(([name]) => name === field))
  return indexes
    .filter(({ fields }) => wanted(fields[0]?.[0]))
    .map((index) => {
      const { fields, multikey, unique } = index
      return { fields, multikey, unique, prefix: indexPrefix(index.id), index }
    })
}

const whole = (prefix: Buffer): KeyRange => ({ from: prefix, to: successor(prefix) })

function candidateOf(access: Access, conditions: Conditions, sort: SortSpec, hasLimit: boolean): Candidate | undefined {
  const bounds = access.fields.map(([field]) => fieldBounds(conditions.get(field), access.multikey))
  const { prefixes, used, fixed } = prefixesOf(access, bounds)
  const rest = bounds[used]
  const order = access.multikey ? undefined : orderOf(access, fixed, sort)
  const score = used * 10 + (rest ? 4 : 0) + (access.unique && used === access.fields.length ? 5 : 0)
  if (score === 0 && !(order && sort.length > 0 && hasLimit)) return undefined
  const forwards = prefixes.flatMap((prefix) => rangesOf(prefix, rest, access.fields[used]?.[1]))
  const reverse = order === 'backwards'
  const plan: Plan = {
    index: access.index,
    ranges: reverse ? forwards.reverse() : forwards,
    reverse,
    sorted: sort.length === 0 || order !== undefined,
    wholeCollection: score === 0,
  }
  // An order without bounds may have to read everything to find a page; any bound never reads more than that.
  const orderScore = score === 0 ? 1 : hasLimit ? 6 : 2
  return { plan, score: score + (order && sort.length > 0 ? orderScore : 0) }
}

/** Bounds of one array may hold through different elements, so only one of them can be used. */
function fieldBounds(list: readonly Intervals[] | undefined, multikey: boolean): Intervals | undefined {
  if (!list || list.length === 0) return undefined
  if (multikey) return list.find(arePoints) ?? list[0]
  return list.reduce(intersection)
}

/** The leading fields of which the values are known: all combinations of them, in the order of the index. */
function prefixesOf(access: Access, bounds: (Intervals | undefined)[]): { prefixes: Buffer[]; used: number; fixed: number } {
  let prefixes = [access.prefix]
  let used = 0
  let fixed = 0
  for (const [at, [, direction]] of access.fields.entries()) {
    const points = bounds[at]
    if (!points || !arePoints(points) || prefixes.length * points.length > mostRanges) break
    const values = points.map(({ from }) => (direction === -1 ? inverted(from) : from))
    if (direction === -1) values.reverse()
    prefixes = prefixes.flatMap((prefix) => values.map((value) => Buffer.concat([prefix, value])))
    used++
    if (points.length === 1 && fixed === at) fixed++
  }
  return { prefixes, used, fixed }
}

function rangesOf(prefix: Buffer, rest: Intervals | undefined, direction: 1 | -1 | undefined): KeyRange[] {
  if (!rest) return [whole(prefix)]
  const ranges = rest.map(({ from, to }): KeyRange => {
    const [low, high] = direction === -1 ? [inverted(to), inverted(from)] : [from, to]
    return { from: Buffer.concat([prefix, low]), to: successor(Buffer.concat([prefix, high])) }
  })
  return direction === -1 ? ranges.reverse() : ranges
}

/** Whether the entries, the fixed fields aside, stand in the wanted order, in its opposite, or in neither. */
function orderOf(access: Access, fixed: number, sort: SortSpec): 'forwards' | 'backwards' | undefined {
  const fixedFields = access.fields.slice(0, fixed).map(([field]) => field)
  const wanted = sort.filter(([field]) => !fixedFields.includes(field))
  const given = [...access.fields.slice(fixed), ['_id', idDirection(access)] as const]
  if (wanted.length > given.length || wanted.some(([field], at) => given[at]?.[0] !== field)) return undefined
  const same = wanted.filter(([, direction], at) => given[at]?.[1] === direction).length
  if (same === wanted.length) return 'forwards'
  return same === 0 ? 'backwards' : undefined
}
