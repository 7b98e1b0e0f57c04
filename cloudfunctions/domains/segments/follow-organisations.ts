import type { Allowance } from '../../kernel/follow'
import { bringInLine } from '../../kernel/follow'
import type { Tree } from '../../kernel/tree'
import { allStandingFor, waysTo } from '../../kernel/tree'
import { command } from '../../platform/database'
import type { SegmentRecord } from './records'
import { segments } from './store'

/** Puts the segments of some organisations where the tree says; what stands for a merged or closed one takes its place. May be repeated. */
export function followOrganisations(tree: Tree, ids: readonly string[], allowance: Allowance): Promise<boolean> {
  const change = ({ filter, organisationNames, organisationPaths, audiencePaths }: SegmentRecord) => {
    const places = allStandingFor(tree, filter.organisationIds)
    if (places.length === 0) return null
    const become = {
      filter: { ...filter, organisationIds: places.map(({ _id }) => _id) },
      organisationNames: places.map(({ name }) => name),
      organisationPaths: waysTo(places),
      audiencePaths: places.map(({ path }) => ({ path })),
    }
    const standing = { filter, organisationNames, organisationPaths, audiencePaths }
    return JSON.stringify(become) === JSON.stringify(standing) ? null : { when: {}, become }
  }
  const fields = { filter: 1, organisationNames: 1, organisationPaths: 1, audiencePaths: 1 } as const
  return bringInLine(segments, { criteria: { organisationPaths: command().in([...ids]) }, fields, change }, allowance)
}
