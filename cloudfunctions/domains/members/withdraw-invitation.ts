import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { invitations } from './invitation-store'
import { codeOf, requireInvitation } from './rules'

/** From here on the code admits nobody; whoever it admitted stays. */
export const withdrawInvitation: UseCase<'members.withdrawInvitation'> = async ({ code }, context) => {
  await atomically(context, async (change) => {
    const { _id, organisationId, organisationPath, uses, usesLeft, withdrawnAt } = requireInvitation(
      await change.get(invitations, codeOf(code)),
      context.actor,
    )
    if (withdrawnAt !== null) return
    await change.update(invitations, _id, { withdrawnAt: context.now })
    await change.audit({
      action: 'member.invitationWithdrawn',
      // Not the code, as when it was made.
      target: { kind: 'organisation', id: organisationId },
      organisationPath,
      after: { uses, used: uses - usesLeft },
    })
  })
  return { done: true }
}
