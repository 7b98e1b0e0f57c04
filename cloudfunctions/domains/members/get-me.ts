import { consentVersion } from '../../../miniprogram/shared/limits'
import type { Member } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import { organisationsById } from '../organisations'

export const getMe: UseCase<'members.getMe'> = async (_input, { actor }) => {
  if (actor.status === 'guest') return { status: 'guest', roles: [], organisations: [], consentVersion }
  const ids = [...actor.organisationIds, ...actor.roles.map((grant) => grant.organisationId)]
  const names = new Map((await organisationsById(ids)).map(({ _id, name }) => [_id, name]))
  const nameOf = (organisationId: string) => names.get(organisationId) ?? ''
  return {
    status: actor.status,
    memberId: actor.memberId,
    name: actor.name,
    roles: actor.roles.map(({ role, organisationId }) => ({ role, organisationId, organisationName: nameOf(organisationId) })),
    organisations: actor.organisationIds.map((organisationId) => ({ organisationId, name: nameOf(organisationId) })),
    consentVersion,
    ...agreedBy(actor),
    ...(actor.declinesMessages ? { declinesMessages: true as const } : {}),
    ...(actor.statusReason === undefined ? {} : { reason: actor.statusReason }),
  }
}

function agreedBy({ consents = [] }: Member): { agreedVersion?: string } {
  const agreed = consents.at(-1)
  return agreed === undefined ? {} : { agreedVersion: agreed.version }
}
