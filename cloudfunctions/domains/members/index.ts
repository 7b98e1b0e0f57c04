import type { membersContract } from '../../contracts/members'
import type { HandlersOf } from '../../kernel/use-case'
import { claimOwnership } from './claim-ownership'
import { createInvitation } from './create-invitation'
import { getMe } from './get-me'
import { listHandlers } from './list-handlers'
import { listPending } from './list-pending'
import { register } from './register'
import { reviewRegistration } from './review-registration'

export const handlers: HandlersOf<typeof membersContract> = {
  'members.getMe': getMe,
  'members.register': register,
  'members.listPending': listPending,
  'members.reviewRegistration': reviewRegistration,
  'members.createInvitation': createInvitation,
  'members.listHandlers': listHandlers,
  'members.claimOwnership': claimOwnership,
}

export type { MemberRecord } from './store'
export { approvedMembers, memberIdsOf, members, openidsOf } from './store'
