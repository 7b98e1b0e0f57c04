import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { isMadeUp } from './made-up-openid'
import type { MemberRecord } from './store'

/**
 * What somebody becomes whom staff enter. An administrator of all the chosen organisations could approve them anyway, so they are approved at
 * once; what a liaison officer enters is reviewed like any other registration, because one person alone admits nobody.
 */
export function statusOfEntered(actor: Pick<Actor, 'roles'>, paths: readonly (readonly string[])[]): 'approved' | 'pending' {
  if (paths.every((path) => reaches(actor, path, 'administrator'))) return 'approved'
  if (paths.every((path) => reaches(actor, path, 'administrator', 'liaison'))) return 'pending'
  throw new AppError('ROLE_REQUIRED')
}

/** Whether a record was entered by staff and its person does not use the product themself. */
export function isAssisted(member: Pick<MemberRecord, 'openid' | 'assisted' | 'mergedInto'>): boolean {
  return Boolean(member.assisted) && !member.mergedInto && isMadeUp(member)
}

/** Refuses staff who may not change what was entered for somebody; who uses the product themself changes it themself. */
export function requireAssisted(member: MemberRecord | null, actor: Pick<Actor, 'roles'>): asserts member is MemberRecord {
  if (!member || !reaches(actor, member.organisationPaths, 'administrator', 'liaison')) throw new AppError('MEMBER_NOT_FOUND')
  if (!isAssisted(member)) throw new AppError('NOT_ASSISTED')
}

/** The record that somebody takes over who proved its phone: what they typed wins, where they belong only as far as it was decided. */
export function takenOver(
  record: MemberRecord,
  entered: Pick<MemberRecord, 'name' | 'occupation' | 'skills' | 'organisationIds' | 'organisationPaths' | 'consentVersion'> &
    Partial<Pick<MemberRecord, 'phone' | 'phoneHash'>>,
  { invited, now }: { invited: boolean; now: Date },
): Partial<MemberRecord> {
  const { organisationIds, organisationPaths, ...own } = entered
  // An approved record keeps its organisations: else anybody who was entered once could join any organisation unseen.
  const undecided = record.status === 'pending' || record.status === 'rejected'
  return {
    ...own,
    // What they agreed to through staff stays on record beside their own word.
    consentAt: now,
    earlierConsents: [...(record.earlierConsents ?? []), { version: record.consentVersion, at: record.consentAt }],
    occupation: own.occupation ?? record.occupation,
    skills: own.skills.length > 0 ? own.skills : record.skills,
    ...(undecided ? { organisationIds, organisationPaths, status: invited ? 'approved' : 'pending', review: null } : {}),
    ...(record.assisted ? { assisted: { ...record.assisted, takenOverAt: now } } : {}),
  }
}
