import { consentVersion } from '../../../miniprogram/shared/limits'
import type { ParsedInputOf } from '../../contracts'
import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { idOfDraft } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import type { OrganisationRecord } from '../organisations'
import { organisationsById, pathsOf, requireAll } from '../organisations'
import { statusOfEntered } from './assisted-rules'
import { recordDoneFor } from './done-for-store'
import { madeUpOpenid } from './made-up-openid'
import { requireConsent } from './rules'
import type { MemberRecord } from './store'
import { named } from './name-parts'
import { members, membersByPhone } from './store'

type Input = ParsedInputOf<'members.enterAssisted'>

/** Enters somebody who has no smartphone. The same draft sent again answers the record that stands. */
export const enterAssisted: UseCase<'members.enterAssisted'> = async (input, context) => {
  const { actor, now } = context
  requireConsent(input.consentVersion, consentVersion)
  const organisations = requireAll(await organisationsById(input.organisationIds), input.organisationIds)
  const paths = organisations.map(({ path }) => path)
  const status = statusOfEntered(actor, paths)
  const memberId = idOfDraft('m', actor.memberId, input.draftKey)
  await requireUnknownPhone(input.phone, actor, memberId)
  return atomically(context, async (change) => {
    const standing = await change.get(members, memberId)
    if (standing) return { memberId, status: standing.status }
    await change.insert(members, recordOf(input, { memberId, status, organisations, actor, now }))
    const organisationNames = organisations.map(({ name }) => name)
    await recordDoneFor(change, { kind: 'entered', memberId, detail: { organisationNames } }, context)
    await change.audit({
      action: 'member.entered',
      target: { kind: 'member', id: memberId },
      organisationPath: pathsOf(organisations),
      after: { status, how: input.consent.how, organisationIds: input.organisationIds },
    })
    return { memberId, status }
  })
}

/** Refuses a phone that somebody within reach has. Of people elsewhere nothing is told; an administrator above finds the two later. */
export async function requireUnknownPhone(
  phone: string | undefined,
  actor: Pick<Actor, 'roles'>,
  exceptId: string,
): Promise<void> {
  if (phone === undefined) return
  const others = (await membersByPhone(phone)).filter(({ _id }) => _id !== exceptId)
  const near = others.some(({ organisationPaths }) => reaches(actor, organisationPaths, 'administrator', 'liaison'))
  if (near) throw new AppError('PHONE_KNOWN')
}

function recordOf(
  input: Input,
  {
    memberId,
    status,
    organisations,
    actor,
    now,
  }: { memberId: string; status: MemberRecord['status']; organisations: OrganisationRecord[]; actor: Actor; now: Date },
): MemberRecord {
  const { phone, consent } = input
  return {
    _id: memberId,
    openid: madeUpOpenid(),
    status,
    ...named(input.name),
    phone: phone === undefined ? null : encryptPhone(phone),
    phoneHash: phone === undefined ? null : hashPhone(phone),
    organisationIds: organisations.map(({ _id }) => _id),
    organisationPaths: pathsOf(organisations),
    occupation: input.occupation ?? null,
    skills: [...new Set(input.skills ?? [])],
    consentVersion: input.consentVersion,
    consentAt: now,
    roles: [],
    registeredAt: now,
    review: null,
    assisted: {
      byId: actor.memberId,
      byName: actor.name,
      at: now,
      how: consent.how,
      note: consent.note ?? null,
      takenOverAt: null,
    },
  }
}
