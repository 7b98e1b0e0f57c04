import { shanghaiDays } from '../../kernel/clock'
import { after, pageFrom } from '../../kernel/paging'
import type { Criteria, Pipeline } from '../../platform/database'
import { collection, command } from '../../platform/database'
import type { MemberRecord } from '../members'
import { members } from '../members'
import type { OrganisationRecord } from '../organisations'
import { organisations } from '../organisations'
import type { SegmentFilter, SegmentRecord } from './records'

export const segments = collection<SegmentRecord>('segments')

/** The members whom a filter matches, as a query; `matches` says the same in plain code. */
export function criteriaOf(filter: SegmentFilter): Criteria {
  const _ = command()
  const { organisationIds, includeBelow, skills, joinedFrom, joinedTo, tookPartIn, tookPartInKind } = filter
  const { from, before } = shanghaiDays({ fromOn: joinedFrom, toOn: joinedTo })
  const joined = [
    ...(from === undefined ? [] : [{ registeredAt: _.gte(from) }]),
    ...(before === undefined ? [] : [{ registeredAt: _.lt(before) }]),
  ]
  return _.and([
    {
      [includeBelow ? 'organisationPaths' : 'organisationIds']: _.in(organisationIds),
      status: 'approved',
      ...(skills === undefined ? {} : { skills: _.in(skills) }),
      ...(tookPartIn === undefined ? {} : { 'tookPart.eventId': tookPartIn }),
      ...(tookPartInKind === undefined ? {} : { 'tookPart.kind': tookPartInKind }),
    },
    ...joined,
  ])
}

interface Joined<T> {
  organisations: OrganisationRecord[]
  found: T[]
}

/** The organisations of a filter and what comes of the members who match, in one operation. Ids that name no organisation are left out. */
async function withOrganisations<T>(filter: SegmentFilter, continued: (pipeline: Pipeline) => Pipeline): Promise<Joined<T>> {
  const _ = command()
  const $ = _.aggregate
  const matching: Pipeline = $.pipeline().match(criteriaOf(filter))
  const [joined] = await organisations.aggregate<Joined<T>>((pipeline) =>
    pipeline
      .match({ _id: _.in(filter.organisationIds) })
      .group({ _id: null, organisations: $.push('$$ROOT') })
      .lookup({ from: 'members', let: {}, pipeline: continued(matching).done(), as: 'found' }),
  )
  return joined ?? { organisations: [], found: [] }
}

/** How many match now, with the filter's organisations. */
export async function countMatching(filter: SegmentFilter): Promise<{ organisations: OrganisationRecord[]; count: number }> {
  const { organisations, found } = await withOrganisations<{ count: number }>(filter, (pipeline) => pipeline.count('count'))
  return { organisations, count: found[0]?.count ?? 0 }
}

/** A page of those who match now, by name, with the filter's organisations. */
export async function pageOfMatching(filter: SegmentFilter, cursor: string | undefined, limit: number) {
  const { organisations, found } = await withOrganisations<MemberRecord>(filter, (pipeline) =>
    pipeline
      .match(after(cursor, 'name', 'asc', 'text'))
      .sort({ name: 1, _id: 1 })
      .limit(limit + 1)
      .project({ name: 1, organisationIds: 1 }),
  )
  return { organisations, ...pageFrom(found, limit, ({ name }) => name) }
}

/** Ids of those who match now, after an id, in order. */
export async function matchingIds(filter: SegmentFilter, afterId: string | null, limit: number): Promise<string[]> {
  const _ = command()
  const found = await members.find(_.and([criteriaOf(filter), afterId === null ? {} : { _id: _.gt(afterId) }]), {
    orderBy: [['_id', 'asc']],
    limit,
    fields: { _id: 1 },
  })
  return found.map(({ _id }) => _id)
}

/** A page of the segments that a scope touches, by name. */
export async function segmentsTouching(scope: string[], cursor: string | undefined, limit: number) {
  const _ = command()
  const found = await segments.find(
    _.and([{ organisationPaths: _.in(scope), status: 'current' }, after(cursor, 'name', 'asc', 'text')]),
    {
      orderBy: [
        ['name', 'asc'],
        ['_id', 'asc'],
      ],
      limit: limit + 1,
    },
  )
  return pageFrom(found, limit, ({ name }) => name)
}

/** Members whose skills are looked at: enough to see what is common, and never the whole of a large city. */
const sample = 5000
const mostSkills = 30

/** The skills given most often within a scope. */
export async function commonSkills(scope: string[]): Promise<string[]> {
  const _ = command()
  const found = await members.aggregate<{ _id: string }>((pipeline) =>
    pipeline
      .match({ organisationPaths: _.in(scope), status: 'approved' })
      .limit(sample)
      .unwind('$skills')
      .group({ _id: '$skills', count: _.aggregate.sum(1) })
      .sort({ count: -1, _id: 1 })
      .limit(mostSkills),
  )
  return found.map(({ _id }) => _id)
}

/** Puts one member where another stood as the one who made a segment. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await segments.update({ createdById: fromId }, { createdById: toId })
}
