import type { UseCase } from '../../kernel/use-case'
import { allOrganisations } from './store'

export const listTree: UseCase<'organisations.listTree'> = async () => {
  const items = (await allOrganisations())
    .sort((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name, 'zh-CN'))
    .map(({ _id, name, parentId }) => ({ organisationId: _id, name, ...(parentId === null ? {} : { parentId }) }))
  return { items }
}
