import type { OutputOf } from '../../services/api'

type Me = OutputOf<'members.getMe'>
type Tree = OutputOf<'organisations.listTree'>['items']

export interface Organisation {
  organisationId: string
  name: string
}

/** The organisations a person may hold events for: where they have the role, and all below. */
export function organisationsFor(me: Me, tree: Tree): Organisation[] {
  const parents = new Map(tree.map((item) => [item.organisationId, item.parentId]))
  const granted = new Set(me.roles.filter(({ role }) => mayPublish.has(role)).map(({ organisationId }) => organisationId))
  const isUnder = (id: string | undefined): boolean => id !== undefined && (granted.has(id) || isUnder(parents.get(id)))
  return tree.filter((item) => isUnder(item.organisationId)).map(({ organisationId, name }) => ({ organisationId, name }))
}

const mayPublish = new Set<Me['roles'][number]['role']>(['organiser', 'administrator', 'owner'])
