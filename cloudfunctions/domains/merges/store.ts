import { after, pageFrom } from '../../kernel/paging'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { MemberRecord, MergeRecord } from '../members'
import { members, merges } from '../members'
import type { OrganisationRecord } from '../organisations'

/** Two records that look like one person. A pair that staff told apart stays, so that it is not found again. */
export interface DuplicateRecord extends Stored {
  /** In order, so that a pair is one document whoever is found first. */
  memberIds: string[]
  /** What is above both: an administrator of any of it reaches both. */
  organisationPaths: string[]
  why: ('phone' | 'name')[]
  at: Date
  dismissed: boolean
  dismissedBy: { byId: string; byName: string; at: Date } | null
}

/** How far the search through all members has got. */
interface SearchRecord extends Stored {
  after: string
  restUntil: Date
  /** Up to when those who registered were looked at first. */
  registeredUntil: Date
  /** How far the round through the pairs has got that brings them in line; missing before the first. */
  pairsAfter?: string
}

export const duplicates = collection<DuplicateRecord>('duplicates')
const searches = collection<SearchRecord>('duplicateSearches')

type DuplicateWithPeople = DuplicateRecord & { people: MemberRecord[]; organisations: OrganisationRecord[] }

type PairWithPeople = Pick<DuplicateRecord, '_id' | 'organisationPaths' | 'why' | 'dismissed'> & { people: MemberRecord[] }

/** A page of pairs within a scope, with both people and their organisations, in one operation. */
export async function duplicatesPage(scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await duplicates.aggregate<DuplicateWithPeople>((pipeline) =>
    pipeline
      .match(_.and([{ organisationPaths: _.in(scope), dismissed: false }, after(cursor, 'at', 'desc', 'instant')]))
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .lookup({ from: 'members', localField: 'memberIds', foreignField: '_id', as: 'people' })
      .lookup({ from: 'organisations', localField: 'people.organisationIds', foreignField: '_id', as: 'organisations' }),
  )
  return pageFrom(found, limit, (pair) => pair.at)
}

export function pairsWithIds(ids: string[]): Promise<DuplicateRecord[]> {
  return duplicates.find({ _id: command().in(ids) }, { limit: 1000 })
}

/** Pairs after an id, in order, with the people as they are now. */
export function pairsAfter(id: string, limit: number): Promise<PairWithPeople[]> {
  return duplicates.aggregate((pipeline) =>
    pipeline
      .match({ _id: command().gt(id) })
      .sort({ _id: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberIds', foreignField: '_id', as: 'people' })
      .project({
        organisationPaths: 1,
        why: 1,
        dismissed: 1,
        ...{ 'people._id': 1, 'people.name': 1, 'people.phoneHash': 1, 'people.mergedInto': 1 },
        ...{ 'people.organisationIds': 1, 'people.organisationPaths': 1 },
      }),
  )
}

export function pairsOf(memberId: string): Promise<DuplicateRecord[]> {
  return duplicates.find({ memberIds: memberId }, { limit: 100 })
}

export async function forgetPairsOf(memberId: string): Promise<void> {
  await duplicates.remove({ memberIds: memberId })
}

/** Members after an id, in order. */
export function membersAfter(id: string, limit: number): Promise<MemberRecord[]> {
  return members.find({ _id: command().gt(id) }, { orderBy: [['_id', 'asc']], limit })
}

/** Those who registered since an instant, the earliest first. */
export function registeredSince(since: Date, limit: number): Promise<MemberRecord[]> {
  const _ = command()
  return members.find(
    { status: _.in(['pending', 'approved']), registeredAt: _.gt(since) },
    { orderBy: [['registeredAt', 'asc']], limit },
  )
}

/** Everybody with one of these phones or names, page by page. */
export async function membersLike(field: 'phoneHash' | 'name', values: string[]): Promise<MemberRecord[]> {
  const _ = command()
  const portion = 1000
  const found: MemberRecord[] = []
  if (values.length === 0) return found
  for (;;) {
    const next = await members.find(
      { [field]: _.in(values), ...(found.length === 0 ? {} : { _id: _.gt(found.at(-1)?._id ?? '') }) },
      { orderBy: [['_id', 'asc']], limit: portion },
    )
    found.push(...next)
    if (next.length < portion) return found
  }
}

export async function searchPosition(now: Date): Promise<SearchRecord> {
  const first = { _id: 'members', after: '', restUntil: new Date(0), registeredUntil: now }
  return (await searches.get('members')) ?? ((await searches.insert(first)) ? first : await searchPosition(now))
}

/** Moves the search on, unless another run has. */
export async function moveSearch(from: SearchRecord, to: Partial<SearchRecord>): Promise<void> {
  await searches.update({ _id: from._id, after: from.after, registeredUntil: from.registeredUntil }, to)
}

/** Merges that are promised and not done, the earliest first. */
export function openMerges(): Promise<MergeRecord[]> {
  return merges.find({ state: 'working' }, { orderBy: [['at', 'asc']], limit: 20 })
}

export function mergesOf(keepId: string, limit: number): Promise<MergeRecord[]> {
  return merges.find({ keepId }, { orderBy: [['at', 'desc']], limit })
}

export async function markMerged(mergeId: string, now: Date): Promise<void> {
  await merges.update({ _id: mergeId, state: 'working' }, { state: 'done', doneAt: now })
}
