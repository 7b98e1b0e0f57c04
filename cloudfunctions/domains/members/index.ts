import type { membersContract } from '../../contracts/members'
import type { HandlersOf } from '../../kernel/use-case'
import { agreeToPolicy } from './agree-to-policy'
import { claimOwnership } from './claim-ownership'
import { createInvitation } from './create-invitation'
import { getInvitation } from './get-invitation'
import { editAssisted } from './edit-assisted'
import { enterAssisted } from './enter-assisted'
import { getMe } from './get-me'
import { getMember } from './get-member'
import { getProfile } from './get-profile'
import { grantRole } from './grant-role'
import { listDoneForMe } from './list-done-for-me'
import { listHandlers } from './list-handlers'
import { listInvitations } from './list-invitations'
import { listMembers } from './list-members'
import { listPending } from './list-pending'
import { listWhoLooked } from './list-who-looked'
import { makeInvitationPicture } from './make-invitation-picture'
import { register } from './register'
import { restoreMember } from './restore-member'
import { revealPhone } from './reveal-phone'
import { reviewRegistration } from './review-registration'
import { reviewRegistrations } from './review-registrations'
import { suspendMember } from './suspend-member'
import { undoDoneForMe } from './undo-done-for-me'
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
  'members.getMember': getMember,
  'members.suspendMember': suspendMember,
  'members.restoreMember': restoreMember,
  'members.revealPhone': revealPhone,
  'members.listWhoLooked': listWhoLooked,
  'members.grantRole': grantRole,
  'members.withdrawRole': withdrawRole,
  'members.claimOwnership': claimOwnership,
  'members.enterAssisted': enterAssisted,
  'members.editAssisted': editAssisted,
  'members.listDoneForMe': listDoneForMe,
  'members.undoDoneForMe': undoDoneForMe,
}

export { mayGrantAll } from './change-rights'
export { administratorsOf } from './administrators-of'
export { setMessagesDeclined, withdrawBackground, withdrawPhone } from './withdraw-consent'
export { rekeyPhones } from './rekey-phones'
export { forgetMember, isLastOwner, markLeaving, markOwnerLeaving, markStaying, membersDue, ownersOn } from './leaving'
export { named } from './name-parts'
export type { ListFilter } from './list-store'
export { listWithOrganisations } from './list-store'
export {
  approvedMembers,
  countHolders,
  countMembers,
  memberIdsOf,
  members,
  membersByPhone,
  openidsOf,
  touchRights,
} from './store'
export { memberSheet } from './member-sheet'
export { recordLooks } from './look-store'
export { roleName } from './role-name'
export type { Likeness } from './likeness-store'
export { membersNamed, membersWithPhones } from './likeness-store'
export type { DoneForRecord } from './done-for-store'
export { doneFor, recordDoneFor } from './done-for-store'
export { doneForAbout, heldOf, looksAbout } from './held-about'
export { isMadeUp, isWithoutWeChat, madeUpOpenid, withoutWeChatExpression } from './made-up-openid'
export { mergedFields } from './merge-rules'
export type { MergeRecord } from './merge-store'
export { mergeId, merges, promiseMerge } from './merge-store'
export { moveToMember } from './move-to-member'
export { mayGrant } from './rules'
export { maskedPhone } from './views'
export { followGrants, followOrganisations } from './follow-organisations'
export { addParticipation, removeParticipation } from './participation'
export type { MemberRecord } from './store'
