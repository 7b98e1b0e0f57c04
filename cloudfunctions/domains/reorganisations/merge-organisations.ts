import type { UseCase } from '../../kernel/use-case'
import { reorganise } from './reorganise'

export const mergeOrganisations: UseCase<'reorganisations.mergeOrganisations'> = async (
  { organisationId, intoId, reason },
  context,
) => reorganise({ kind: 'merge', organisationId, toId: intoId, reason }, context)
