import type { ParsedInputOf } from '../../contracts'
import { shanghaiDays } from '../../kernel/clock'
import { after, pageFrom } from '../../kernel/paging'
import type { Criteria, Pipeline } from '../../platform/database'
import { command } from '../../platform/database'
import type { OrganisationRecord } from '../organisations'
import { wantedPart } from './name-parts'
import type { MemberRecord } from './store'
import { members } from './store'

type WithOrganisations = MemberRecord & { organisations: OrganisationRecord[] }

interface MemberFilter {
  organisationId?: string | undefined
  status?: MemberRecord['status'] | undefined
  namePrefix?: string | undefined
  namePart?: string | undefined
  role?: string | undefined
  skill?: string | undefined
  /** From this instant, and before that one. */
  joined?: { from?: Date | undefined; before?: Date | undefined }
  hasPhone?: boolean | undefined
}

/** What the staff's list is asked for, as the contract has it: days instead of instants. */
export type ListFilter = Omit<ParsedInputOf<'members.listMembers'>, 'cursor' | 'limit'>

/** The same with the instants between which somebody joined. */
export function wantedBy({ joinedFrom: fromOn, joinedTo: toOn, ...filter }: ListFilter): MemberFilter {
  return { ...filter, joined: shanghaiDays({ fromOn, toOn }) }
}

/** How many members within a scope pass a filter. */
export function countPassing(scope: string[], filter: MemberFilter): Promise<number> {
  return members.count(command().and([within(scope), ...criteriaOf(filter, scope)]))
}

/**
 * A page of the members within a scope who pass a filter, by name, each with the names of their organisations; `joining` adds what another
 * domain knows of them, in the same operation.
 */
export async function listWithOrganisations<Also = object>(
  scope: string[],
  filter: MemberFilter,
  cursor: string | undefined,
  limit: number,
  joining: (pipeline: Pipeline) => Pipeline = (pipeline) => pipeline,
) {
  const criteria = command().and([within(scope), ...criteriaOf(filter, scope), after(cursor, 'name', 'asc', 'text')])
  const found = await members.aggregate<WithOrganisations & Also>((pipeline) =>
    joining(
      pipeline
        .match(criteria)
        .sort({ name: 1, _id: 1 })
        .limit(limit + 1)
        .lookup({ from: 'organisations', localField: 'organisationIds', foreignField: '_id', as: 'organisations' }),
    ),
  )
  return pageFrom(found, limit, (member) => member.name)
}

/** One member within a scope, with the names of their organisations; null when there is none, or elsewhere. */
export async function memberWithOrganisations(scope: string[], memberId: string): Promise<WithOrganisations | null> {
  const [member] = await members.aggregate<WithOrganisations>((pipeline) =>
    pipeline
      .match(command().and([{ _id: memberId }, within(scope)]))
      .limit(1)
      .lookup({ from: 'organisations', localField: 'organisationIds', foreignField: '_id', as: 'organisations' }),
  )
  return member ?? null
}

const within = (scope: string[]): Criteria => ({ organisationPaths: scope.length === 1 ? scope[0] : command().in(scope) })

/** One for each that is asked for. Each alone can be served by an index; the database tries which of them narrows most. */
function criteriaOf(filter: MemberFilter, scope: string[]): Criteria[] {
  const _ = command()
  const { organisationId, status, namePrefix, role, skill, hasPhone } = filter
  return [
    // An organisation outside the scope finds nobody, as one that does not exist would.
    organisationId === undefined || (scope.length === 1 && organisationId === scope[0])
      ? {}
      : { organisationPaths: organisationId },
    status === undefined ? {} : { status },
    role === undefined ? {} : { 'roles.role': role },
    skill === undefined ? {} : { skills: skill },
    // A range, because a pattern could not use the index.
    namePrefix === undefined ? {} : { name: _.gte(namePrefix).and(_.lt(`${namePrefix}\uffff`)) },
    ...namePartCriteria(filter.namePart),
    ...joinedCriteria(filter.joined ?? {}),
    // Not "other than null": a bound can use the index.
    hasPhone === undefined ? {} : { phoneHash: hasPhone ? _.gte('') : null },
  ].filter((criteria) => Object.keys(criteria).length > 0)
}

function namePartCriteria(typed: string | undefined): Criteria[] {
  if (typed === undefined) return []
  const { part, pattern } = wantedPart(typed)
  return [{ nameParts: part }, ...(pattern ? [{ name: pattern }] : [])]
}

function joinedCriteria({ from, before }: { from?: Date | undefined; before?: Date | undefined }): Criteria[] {
  const _ = command()
  return [...(from ? [{ registeredAt: _.gte(from) }] : []), ...(before ? [{ registeredAt: _.lt(before) }] : [])]
}
