import type { UseCase } from '../../kernel/use-case'
import { reorganise } from './reorganise'

export const closeOrganisation: UseCase<'reorganisations.closeOrganisation'> = async (
  { organisationId, membersGoTo, reason },
  context,
) => reorganise({ kind: 'close', organisationId, toId: membersGoTo, reason }, context)
