import type { UseCase } from '../../kernel/use-case'
import { reorganise } from './reorganise'

export const moveOrganisation: UseCase<'reorganisations.moveOrganisation'> = async ({ organisationId, parentId }, context) =>
  reorganise({ kind: 'move', organisationId, toId: parentId }, context)
