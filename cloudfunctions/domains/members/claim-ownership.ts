import { consentVersion as inForce } from '../../../miniprogram/shared/limits'
import type { ParsedInputOf } from '../../contracts'
import type { Grant } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { isSame } from '../../platform/secrets'
import { addOrganisation, allOrganisations } from '../organisations'
import { memberIdOfWeChat } from './merge-store'
import { named } from './name-parts'
import { consentGiven, requireConsent } from './rules'
import type { MemberRecord } from './store'
import { claimSetup, consentsOf, members } from './store'

/** The root that a new installation begins with; its name is changed when the tree is built. */
const firstOrganisation = { _id: 'root', name: '我的联谊会', parentId: null, path: ['root'] }

export const claimOwnership: UseCase<'members.claimOwnership'> = async (input, context) => {
  const { actor, now, requestId } = context
  const expected = process.env.SETUP_CODE ?? ''
  if (expected.length < 8 || !isSame(input.setupCode, expected)) throw new AppError('SETUP_CODE_INVALID')
  requireConsent(input.consentVersion, inForce)
  const roots = await rootOrganisations()
  const memberId = actor.memberId ?? memberIdOfWeChat(actor.openid)
  const roles = roots.map(({ _id }) => ({ role: 'owner' as const, organisationId: _id }))
  await atomically({ actor: { memberId, name: input.name }, now, requestId }, async (change) => {
    if (!(await claimSetup(change, memberId, now))) throw new AppError('SETUP_CODE_INVALID')
    const known = await change.get(members, memberId)
    if (known)
      await change.update(members, memberId, {
        status: 'approved',
        roles: [...known.roles, ...roles],
        ...consentGiven(consentsOf(known), input.consentVersion, now),
      })
    else await change.insert(members, firstOwner({ memberId, openid: actor.openid, roles }, input, now))
    const organisationPath = roots.map(({ _id }) => _id)
    await change.audit({
      action: 'ownership.claimed',
      target: { kind: 'member', id: memberId },
      organisationPath,
      after: { role: 'owner' },
    })
  })
  return { memberId, status: 'approved' }
}

/** Somebody who is known by nothing but the set-up code. */
function firstOwner(
  { memberId, openid, roles }: { memberId: string; openid: string; roles: Grant[] },
  { name, consentVersion }: ParsedInputOf<'members.claimOwnership'>,
  now: Date,
): MemberRecord {
  const ids = roles.map(({ organisationId }) => organisationId)
  return {
    _id: memberId,
    openid,
    status: 'approved',
    ...named(name),
    phone: null,
    phoneHash: null,
    organisationIds: ids,
    organisationPaths: ids,
    occupation: null,
    skills: [],
    consentVersion,
    consentAt: now,
    roles,
    registeredAt: now,
    review: null,
  }
}

async function rootOrganisations() {
  const roots = (await allOrganisations()).filter(({ parentId }) => parentId === null)
  if (roots.length > 0) return roots
  await addOrganisation(firstOrganisation)
  return [firstOrganisation]
}
