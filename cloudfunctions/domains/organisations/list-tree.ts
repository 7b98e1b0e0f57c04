import type { UseCase } from '../../kernel/use-case'
import { isOpen } from '../../kernel/tree'
import { allOrganisations } from './store'

export const listTree: UseCase<'organisations.listTree'> = async () => {
  const items = (await allOrganisations({ 'questions.items.questionId': 1, 'intake.periodId': 1 }))
    .filter(isOpen)
    .sort((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name, 'zh-CN'))
    .map(({ _id, name, parentId, questions, intake }) => ({
      organisationId: _id,
      name,
      ...(parentId === null ? {} : { parentId }),
      ...((questions?.items.length ?? 0) > 0 || intake ? { asks: true as const } : {}),
    }))
  return { items }
}
