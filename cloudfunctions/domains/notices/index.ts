import type { noticesContract } from '../../contracts/notices'
import type { HandlersOf } from '../../kernel/use-case'
import { acknowledge } from './acknowledge'
import { createDraft } from './create-draft'
import { forecastReach } from './forecast-reach'
import { listForStaff } from './list-for-staff'
import { listInbox } from './list-inbox'
import { publish } from './publish'
import { read } from './read'
import { recordPushConsent } from './record-push-consent'
import { submitForReview } from './submit-for-review'

export const handlers: HandlersOf<typeof noticesContract> = {
  'notices.createDraft': createDraft,
  'notices.forecastReach': forecastReach,
  'notices.submitForReview': submitForReview,
  'notices.publish': publish,
  'notices.listForStaff': listForStaff,
  'notices.listInbox': listInbox,
  'notices.read': read,
  'notices.acknowledge': acknowledge,
  'notices.recordPushConsent': recordPushConsent,
}

export { deliverOwed } from './deliver-owed'
export { fillAgain, finishFilling, followOrganisations } from './follow-organisations'
export { forgetDeliveries } from './forget-deliveries'
export { creditsAbout, heldAbout } from './held-about'
export { moveToMember, toMove } from './move-to-member'
export { fillAll } from './fill-deliveries'
export { forgetCredits } from './store'
export type { NoticeRecord } from './records'
export { notices } from './store'
