import { scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { memberWithOrganisations } from './list-store'
import { personView } from './views'

/** The phone is masked, so opening the page is no look that the member is told of; seeing the number is (`members.revealPhone`). */
export const getMember: UseCase<'members.getMember'> = async ({ memberId }, { actor }) => {
  const member = await memberWithOrganisations(scopeOf(actor, 'administrator', 'liaison'), memberId)
  if (!member) throw new AppError('MEMBER_NOT_FOUND')
  return personView(member)
}
