import type { ParsedInputOf } from '../../contracts'
import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import type { UseCase } from '../../kernel/use-case'
import { encryptPhone, hashPhone } from '../../platform/secrets'
import { organisationsById, requireAll } from '../organisations'
import { requireAssisted } from './assisted-rules'
import type { Profile } from './done-for-kinds'
import { recordDoneFor } from './done-for-store'
import { requireUnknownPhone } from './enter-assisted'
import { asStored } from './name-parts'
import type { MemberRecord } from './store'
import { members } from './store'

interface By {
  actor: Actor
  now: Date
}

/** Corrects what was entered for somebody, or adds them to an organisation; each is shown to them as done for them. */
export const editAssisted: UseCase<'members.editAssisted'> = async ({ memberId, joinIds, ...entered }, context) => {
  const joined = requireAll(await organisationsById(joinIds), joinIds)
  // Membership is an administrator's to give; a liaison officer only corrects.
  if (!joined.every(({ path }) => reaches(context.actor, path, 'administrator'))) throw new AppError('ROLE_REQUIRED')
  await requireUnknownPhone(entered.phone, context.actor, memberId)
  await atomically(context, async (change) => {
    const member = await change.get(members, memberId)
    requireAssisted(member, context.actor)
    const fields = [
      ...(await correct(change, member, entered, context)),
      ...(await correctPhone(change, member, entered, context)),
    ]
    const fresh = joined.filter(({ _id }) => !member.organisationIds.includes(_id))
    for (const { _id, name } of fresh) {
      const detail = { organisationId: _id, organisationName: name }
      await recordDoneFor(change, { kind: 'joined', memberId, detail }, context)
    }
    if (fresh.length > 0) {
      await change.update(members, memberId, {
        organisationIds: [...member.organisationIds, ...fresh.map(({ _id }) => _id)],
        organisationPaths: [...new Set([...member.organisationPaths, ...fresh.flatMap(({ path }) => path)])],
      })
    }
    if (fields.length + fresh.length === 0) return
    await change.audit({
      action: 'member.corrected',
      target: { kind: 'member', id: memberId },
      organisationPath: member.organisationPaths,
      // Which fields, never what stands in them.
      after: { fields, joinedIds: fresh.map(({ _id }) => _id) },
    })
  })
  return { done: true }
}

type Entered = Omit<ParsedInputOf<'members.editAssisted'>, 'memberId' | 'joinIds'>

async function correct(change: Change, member: MemberRecord, entered: Entered, by: By): Promise<string[]> {
  const wanted: Profile = {
    ...(entered.name === undefined ? {} : { name: entered.name }),
    ...(entered.occupation === undefined ? {} : { occupation: entered.occupation === '' ? null : entered.occupation }),
    ...(entered.skills === undefined ? {} : { skills: [...new Set(entered.skills)] }),
  }
  const fields = (Object.keys(wanted) as (keyof Profile)[]).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(member[field]),
  )
  if (fields.length === 0) return []
  const pick = (from: Profile): Profile => Object.fromEntries(fields.map((field) => [field, from[field]]))
  await change.update(members, member._id, asStored(pick(wanted)))
  const detail = { before: pick(member), after: pick(wanted) }
  await recordDoneFor(change, { kind: 'profileEdited', memberId: member._id, detail }, by)
  return fields
}

async function correctPhone(change: Change, member: MemberRecord, { phone }: Entered, by: By): Promise<string[]> {
  if (phone === undefined || hashPhone(phone) === member.phoneHash) return []
  await change.update(members, member._id, { phone: encryptPhone(phone), phoneHash: hashPhone(phone) })
  await recordDoneFor(change, { kind: 'phoneEdited', memberId: member._id, detail: {} }, by)
  return ['phone']
}
