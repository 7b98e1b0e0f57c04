import type { eventsContract } from '../../contracts/events'
import type { HandlersOf } from '../../kernel/use-case'
import { cancelSignUp } from './cancel-sign-up'
import { checkIn } from './check-in'
import { confirmOffer } from './confirm-offer'
import { createEvent } from './create-event'
import { declineOffer } from './decline-offer'
import { getEvent } from './get-event'
import { listEvents } from './list-events'
import { listMySignUps } from './list-my-sign-ups'
import { listRoster } from './list-roster'
import { publishEvent } from './publish-event'
import { reviewSignUp } from './review-sign-up'
import { signUp } from './sign-up'
import { undoCheckIn } from './undo-check-in'

export const handlers: HandlersOf<typeof eventsContract> = {
  'events.createEvent': createEvent,
  'events.publishEvent': publishEvent,
  'events.listEvents': listEvents,
  'events.getEvent': getEvent,
  'events.signUp': signUp,
  'events.cancelSignUp': cancelSignUp,
  'events.confirmOffer': confirmOffer,
  'events.declineOffer': declineOffer,
  'events.reviewSignUp': reviewSignUp,
  'events.listMySignUps': listMySignUps,
  'events.listRoster': listRoster,
  'events.checkIn': checkIn,
  'events.undoCheckIn': undoCheckIn,
}

export { expireOffers } from './expire-offers'
export { countOpenEvents, followOrganisations } from './follow-organisations'
export { forgetAttendance } from './forget-attendance'
export { eventsToHandOver, handOver } from './hand-over'
export { moveToMember, toMove } from './move-to-member'
export { canManage } from './rules'
export { heldAbout } from './held-about'
export { noteParticipation } from './note-participation'
export { settleEvents } from './settle'
export type { EventRecord, Quota, SignUpRecord } from './records'
export { events, participantsAfter, signUps } from './store'
