import type { UseCase } from '../../kernel/use-case'
import { importsBy } from './store'
import { progressOf } from './views'

export const listImports: UseCase<'imports.listImports'> = async (_input, { actor, now }) => ({
  items: (await importsBy(actor.memberId)).map((record) => progressOf(record, now)),
})
