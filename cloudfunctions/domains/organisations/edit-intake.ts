import type { UseCase } from '../../kernel/use-case'
import { changeOrganisation } from './change-organisation'
import { intakeFrom } from './rules'

export const editIntake: UseCase<'organisations.editIntake'> = async ({ organisationId, intake: wanted }, context) => {
  const intake = intakeFrom(organisationId, wanted)
  return changeOrganisation('organisation.intakeEdited', organisationId, context, ({ intake: before = null }) => ({
    become: { intake },
    before: before ?? {},
    after: intake ?? {},
    answer: { done: true },
  }))
}
