import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { readableCode } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { openOrganisation } from '../organisations'
import { addInvitation } from './invitation-store'

export const createInvitation: UseCase<'members.createInvitation'> = async ({ organisationId, uses, expiresAt }, context) => {
  const { actor, now } = context
  const organisation = await openOrganisation(organisationId)
  if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
  if (!reaches(actor, organisation.path, 'administrator')) throw new AppError('ROLE_REQUIRED')
  const code = readableCode(10)
  await atomically(context, async (change) => {
    await addInvitation(change, {
      _id: code,
      organisationId,
      organisationPath: organisation.path,
      uses,
      usesLeft: uses,
      lastUses: [],
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      withdrawnAt: null,
      createdById: actor.memberId,
      createdByName: actor.name,
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
