import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { segmentRoles } from './rules'
import { commonSkills } from './store'

export const listSkills: UseCase<'segments.listSkills'> = async (_input, { actor }) => ({
  items: await commonSkills(scopeOf(actor, ...segmentRoles)),
})
