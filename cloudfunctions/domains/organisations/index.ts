import type { organisationsContract } from '../../contracts/organisations'
import type { HandlersOf } from '../../kernel/use-case'
import { createOrganisation } from './create-organisation'
import { editContact } from './edit-contact'
import { editIntake } from './edit-intake'
import { editOfficers } from './edit-officers'
import { editQuestions } from './edit-questions'
import { getOrganisation } from './get-organisation'
import { listTree } from './list-tree'
import { renameOrganisation } from './rename-organisation'

export const handlers: HandlersOf<typeof organisationsContract> = {
  'organisations.listTree': listTree,
  'organisations.getOrganisation': getOrganisation,
  'organisations.createOrganisation': createOrganisation,
  'organisations.renameOrganisation': renameOrganisation,
  'organisations.editContact': editContact,
  'organisations.editOfficers': editOfficers,
  'organisations.editQuestions': editQuestions,
  'organisations.editIntake': editIntake,
}

export { forgetOfficer } from './detail-store'
export { officesOf } from './held-about'
export { givePlacesBack, takePlaces } from './intake'
export { moveToMember } from './move-to-member'
export { pathsOf, requireAll } from './rules'
export type { AnsweredQuestions, OrganisationRecord } from './store'
export {
  addOrganisation,
  allOrganisations,
  openOrganisation,
  organisations,
  organisationsById,
  readTree,
  takeTree,
} from './store'
