import { doneFor } from './done-for-store'
import { invitations } from './invitation-store'
import { looks } from './look-store'
import { members, setup } from './store'

/** Puts one member where another stood, in everything this domain keeps beside the record itself. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await looks.update({ memberId: fromId }, { memberId: toId })
  await looks.update({ byId: fromId }, { byId: toId })
  await doneFor.update({ memberId: fromId }, { memberId: toId })
  await doneFor.update({ byId: fromId }, { byId: toId })
  await invitations.update({ createdById: fromId }, { createdById: toId })
  await members.update({ 'review.byId': fromId }, { 'review.byId': toId })
  await members.update({ 'suspension.byId': fromId }, { 'suspension.byId': toId })
  await members.update({ 'assisted.byId': fromId }, { 'assisted.byId': toId })
  await setup.update({ memberId: fromId }, { memberId: toId })
}
