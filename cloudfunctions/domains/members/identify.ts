import type { Caller } from '../../kernel/access'
import { currentGrants } from '../../kernel/access'
import type { MemberRecord } from './store'
import { consentsOf, memberByOpenid } from './store'

/** Who is behind an openid, with the roles that hold now; an unknown one is a guest. One database operation. */
export async function identify(openid: string, now: Date): Promise<Caller> {
  const member = await memberByOpenid(openid)
  if (!member) return { openid, status: 'guest', memberId: null, roles: [] }
  const { _id, status, name, roles, organisationIds, organisationPaths, messagesDeclinedAt } = member
  const statusReason = statusReasonOf(member)
  return {
    openid,
    status,
    memberId: _id,
    name,
    // Not yet or no longer approved: what is open to anyone must not look at roles and show them what only staff see.
    roles: status === 'approved' ? currentGrants(roles, now) : [],
    organisationIds,
    organisationPaths,
    consents: consentsOf(member),
    ...(messagesDeclinedAt ? { declinesMessages: true as const } : {}),
    ...(statusReason ? { statusReason } : {}),
  }
}

function statusReasonOf({ status, review, suspension }: MemberRecord): string | null | undefined {
  if (status === 'rejected') return review?.reason
  return status === 'suspended' ? suspension?.reason : null
}
