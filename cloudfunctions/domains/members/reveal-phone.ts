import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { decryptPhone } from '../../platform/secrets'
import { looks } from './look-store'
import { roleName } from './role-name'
import { members } from './store'

/** The look is on record, for the member and for the audit, before anybody sees the phone. */
export const revealPhone: UseCase<'members.revealPhone'> = async ({ memberId, reason }, context) => {
  const { actor, now } = context
  const stored = await atomically(context, async (change) => {
    const member = await change.get(members, memberId)
    if (!member || !reaches(actor, member.organisationPaths, 'administrator', 'liaison')) throw new AppError('MEMBER_NOT_FOUND')
    if (member.phone === null) throw new AppError('NO_PHONE')
    await change.insert(looks, {
      _id: newId('k'),
      memberId,
      byId: actor.memberId,
      byName: actor.name,
      byRole: roleName(actor),
      at: now,
      what: '手机号',
      reason,
    })
    await change.audit({
      action: 'member.phoneRevealed',
      target: { kind: 'member', id: memberId },
      organisationPath: member.organisationPaths,
      reason,
    })
    return member.phone
  })
  return { phone: decryptPhone(stored) }
}
