import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { readableCode } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { organisationsById } from '../organisations'
import { addInvitation } from './store'

export const createInvitation: UseCase<'members.createInvitation'> = async ({ organisationId, uses, expiresAt }, context) => {
  const { actor, now } = context
  const [organisation] = await organisationsById([organisationId])
  if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
  if (!reaches(actor, organisation.path, 'administrator')) throw new AppError('ROLE_REQUIRED')
  const code = readableCode(8)
  await atomically(context, async (change) => {
    await addInvitation(change, {
      _id: code,
      organisationId,
      usesLeft: uses,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      createdById: actor.memberId,
      createdAt: now,
    })
    await change.audit({
      action: 'member.invited',
      // The code itself admits whoever reads it, so the entry names the organisation instead.
      target: { kind: 'organisation', id: organisationId },
      organisationPath: organisation.path,
      after: { uses, expiresAt: expiresAt ?? null },
    })
  })
  return { code }
}
