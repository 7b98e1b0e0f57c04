import type { membersContract } from '../../contracts/members'
import type { HandlersOf } from '../../kernel/use-case'
import { agreeToPolicy } from './agree-to-policy'
import { claimOwnership } from './claim-ownership'
import { createInvitation } from './create-invitation'
import { getInvitation } from './get-invitation'
import { getMe } from './get-me'
import { getProfile } from './get-profile'
import { grantRole } from './grant-role'
import { listHandlers } from './list-handlers'
import { listInvitations } from './list-invitations'
import { listMembers } from './list-members'
import { listPending } from './list-pending'
import { listWhoLooked } from './list-who-looked'
import { makeInvitationPicture } from './make-invitation-picture'
import { register } from './register'
import { revealPhone } from './reveal-phone'
import { reviewRegistration } from './review-registration'
import { reviewRegistrations } from './review-registrations'
import { updateProfile } from './update-profile'
import { withdrawInvitation } from './withdraw-invitation'
import { withdrawRole } from './withdraw-role'

export const handlers: HandlersOf<typeof membersContract> = {
  'members.getMe': getMe,
  'members.register': register,
  'members.listPending': listPending,
  'members.reviewRegistration': reviewRegistration,
  'members.createInvitation': createInvitation,
  'members.reviewRegistrations': reviewRegistrations,
  'members.listInvitations': listInvitations,
  'members.withdrawInvitation': withdrawInvitation,
  'members.makeInvitationPicture': makeInvitationPicture,
  'members.getInvitation': getInvitation,
  'members.agreeToPolicy': agreeToPolicy,
  'members.listHandlers': listHandlers,
  'members.updateProfile': updateProfile,
  'members.getProfile': getProfile,
  'members.listMembers': listMembers,
  'members.revealPhone': revealPhone,
  'members.listWhoLooked': listWhoLooked,
  'members.grantRole': grantRole,
  'members.withdrawRole': withdrawRole,
  'members.claimOwnership': claimOwnership,
}

export { heldOf, looksAbout } from './held-about'
export { forgetMember, isLastOwner, markLeaving, membersDue } from './leaving'
export { addParticipation, removeParticipation } from './participation'
export type { MemberRecord, Participation } from './store'
export { approvedMembers, memberIdsOf, members, openidsOf } from './store'
export { isWithoutWeChat, withoutWeChatExpression } from './without-wechat'
