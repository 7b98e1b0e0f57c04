import type { Actor, Grant } from '../../cloudfunctions/kernel/access'

/** Somebody approved who belongs to the association, with these roles. */
export function anActor(memberId: string, ...roles: Grant[]): Actor {
  return {
    openid: `openid-${memberId}`,
    status: 'approved',
    memberId,
    name: `${memberId}同志`,
    roles,
    organisationIds: ['association'],
    organisationPaths: ['district', 'association'],
  }
}

/** The code a rule refuses with; fails when it does not refuse. */
export function refusalBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
  throw new Error('nothing was refused')
}
