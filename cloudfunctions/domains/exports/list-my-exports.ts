import type { UseCase } from '../../kernel/use-case'
import { exportsBy } from './store'
import { exportView } from './views'

export const listMyExports: UseCase<'exports.listMyExports'> = async (_input, { actor, now }) => ({
  items: (await exportsBy(actor.memberId)).map((record) => exportView(record, now)),
})
