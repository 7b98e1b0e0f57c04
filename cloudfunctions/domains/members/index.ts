import type { membersContract } from '../../contracts/members'
import type { HandlersOf } from '../../kernel/use-case'
import { claimOwnership } from './claim-ownership'
import { createInvitation } from './create-invitation'
import { getMe } from './get-me'
import { getMember } from './get-member'
import { getProfile } from './get-profile'
import { grantRole } from './grant-role'
import { listHandlers } from './list-handlers'
import { listMembers } from './list-members'
import { listPending } from './list-pending'
import { listWhoLooked } from './list-who-looked'
import { register } from './register'
import { restoreMember } from './restore-member'
import { revealPhone } from './reveal-phone'
import { reviewRegistration } from './review-registration'
import { suspendMember } from './suspend-member'
import { updateProfile } from './update-profile'
import { withdrawRole } from './withdraw-role'

export const handlers: HandlersOf<typeof membersContract> = {
  'members.getMe': getMe,
  'members.register': register,
  'members.listPending': listPending,
  'members.reviewRegistration': reviewRegistration,
  'members.createInvitation': createInvitation,
  'members.listHandlers': listHandlers,
  'members.updateProfile': updateProfile,
  'members.getProfile': getProfile,
  'members.listMembers': listMembers,
  'members.getMember': getMember,
  'members.suspendMember': suspendMember,
  'members.restoreMember': restoreMember,
  'members.revealPhone': revealPhone,
  'members.listWhoLooked': listWhoLooked,
  'members.grantRole': grantRole,
  'members.withdrawRole': withdrawRole,
  'members.claimOwnership': claimOwnership,
}

export { heldOf, looksAbout } from './held-about'
export { named } from './name-parts'
export { forgetMember, isLastOwner, markLeaving, membersDue } from './leaving'
export type { MemberRecord } from './store'
export { approvedMembers, memberIdsOf, members, openidsOf } from './store'
