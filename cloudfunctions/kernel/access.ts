import type { Access, Role } from '../contracts/define'
import { AppError } from './app-error'

/** A role and the organisation on which it holds, with all below it. */
export interface Grant {
  role: Role
  organisationId: string
  /** From this instant; missing for at once. */
  startsAt?: Date | null
  /** Until this instant; missing for until it is withdrawn. */
  endsAt?: Date | null
}

/** The grants that hold at an instant. */
export function currentGrants(grants: readonly Grant[], now: Date): Grant[] {
  return grants.filter(({ startsAt, endsAt }) => (startsAt ?? now) <= now && now < (endsAt ?? new Date(8.64e15)))
}

/** Each role on an organisation once: of two grants of the same the one that ends later, and of those the one that begins sooner. */
export function eachGrantOnce(grants: readonly Grant[]): Grant[] {
  const kept = new Map<string, Grant>()
  for (const grant of grants) {
    const key = `${grant.role} ${grant.organisationId}`
    const standing = kept.get(key)
    if (!standing || isBetter(grant, standing)) kept.set(key, grant)
  }
  return [...kept.values()]
}

function isBetter(one: Grant, other: Grant): boolean {
  const end = ({ endsAt }: Grant) => endsAt?.getTime() ?? Infinity
  const begin = ({ startsAt }: Grant) => startsAt?.getTime() ?? -Infinity
  return end(one) > end(other) || (end(one) === end(other) && begin(one) < begin(other))
}

/** Anybody in WeChat whom we do not know. */
export interface Guest {
  openid: string
  status: 'guest'
  memberId: null
  roles: readonly Grant[]
}

/** A person we know, in whatever state. */
export interface Member {
  openid: string
  status: 'pending' | 'approved' | 'rejected' | 'suspended'
  memberId: string
  name: string
  roles: readonly Grant[]
  organisationIds: readonly string[]
  /** The organisations they belong to and everything above those. */
  organisationPaths: readonly string[]
  /** The policies they agreed to, oldest first; the last one counts. */
  consents?: readonly { version: string; at: Date }[]
  /** They want no WeChat messages. */
  declinesMessages?: true
  /** Why somebody was rejected or suspended; they may see it. */
  statusReason?: string
}

/** Whoever calls. The platform names them; input never does. */
export type Caller = Guest | Member

/** Somebody who may act: an approved member. */
export type Actor = Member & { status: 'approved' }

/** Refuses a caller whom the contract does not let in. Whether a role reaches one record is for the rule about that record. */
export function authorise(access: Access, caller: Caller): void {
  if (access === 'anyone') return
  switch (caller.status) {
    case 'guest':
      throw new AppError('NOT_REGISTERED')
    case 'pending':
      throw new AppError('REGISTRATION_PENDING')
    case 'rejected':
      throw new AppError('REGISTRATION_REJECTED')
    case 'suspended':
      throw new AppError('MEMBER_SUSPENDED')
    case 'approved':
  }
  if (access === 'member') return
  if (!caller.roles.some(({ role }) => role === 'owner' || access.includes(role))) throw new AppError('ROLE_REQUIRED')
}

/** The organisations on which somebody holds one of the roles; an owner holds them all. */
export function scopeOf(actor: Pick<Caller, 'roles'>, ...roles: Role[]): string[] {
  return [
    ...new Set(actor.roles.filter(({ role }) => role === 'owner' || roles.includes(role)).map((grant) => grant.organisationId)),
  ]
}

/** Whether one of the roles reaches a record, given the ids from the root down to the record's organisation. */
export function reaches(actor: Pick<Caller, 'roles'>, organisationPath: readonly string[], ...roles: Role[]): boolean {
  return scopeOf(actor, ...roles).some((organisationId) => organisationPath.includes(organisationId))
}
