import type { eventsContract } from '../../contracts/events'
import type { HandlersOf } from '../../kernel/use-case'
import { addPhotos } from './afterwards/add-photos'
import { getFigures } from './afterwards/get-figures'
import { listPhotos } from './afterwards/list-photos'
import { rateEvent } from './afterwards/rate-event'
import { removePhoto } from './afterwards/remove-photo'
import { sendSummary } from './afterwards/send-summary'
import { cancelSignUp } from './seats/cancel-sign-up'
import { addWalkIn } from './attendance/add-walk-in'
import { checkIn } from './attendance/check-in'
import { checkInByCode } from './attendance/check-in-by-code'
import { checkInMany } from './attendance/check-in-many'
import { getCheckInCode } from './attendance/get-check-in-code'
import { getCounts } from './attendance/get-counts'
import { getMyTicket } from './attendance/get-my-ticket'
import { getSheet } from './attendance/get-sheet'
import { signOut } from './attendance/sign-out'
import { confirmOffer } from './seats/confirm-offer'
import { cancelEvent } from './making/cancel-event'
import { createEvent } from './making/create-event'
import { createSeries } from './making/create-series'
import { declineOffer } from './seats/decline-offer'
import { deleteDraft } from './making/delete-draft'
import { editEvent } from './making/edit-event'
import { editSignUp } from './seats/edit-sign-up'
import { getEvent } from './finding/get-event'
import { getForEditing } from './making/get-for-editing'
import { countByDay } from './finding/count-by-day'
import { findPeople } from './finding/find-people'
import { getLastAnswers } from './finding/get-last-answers'
import { listWhoComes } from './finding/list-who-comes'
import { makeEventPicture } from './finding/make-event-picture'
import { listEvents } from './finding/list-events'
import { listMySignUps } from './finding/list-my-sign-ups'
import { listRoster } from './attendance/list-roster'
import { previewSeats } from './making/preview-seats'
import { publishEvent } from './making/publish-event'
import { publishSeries } from './making/publish-series'
import { removeSignUp } from './seats/remove-sign-up'
import { reviewSignUp } from './seats/review-sign-up'
import { signUp } from './seats/sign-up'
import { signUpFor } from './seats/sign-up-for'
import { undoCheckIn } from './attendance/undo-check-in'
import { listMessages } from './telling/list-messages'
import { messagePeople } from './telling/message-people'

export const handlers: HandlersOf<typeof eventsContract> = {
  'events.createEvent': createEvent,
  'events.publishEvent': publishEvent,
  'events.getForEditing': getForEditing,
  'events.editEvent': editEvent,
  'events.previewSeats': previewSeats,
  'events.cancelEvent': cancelEvent,
  'events.deleteDraft': deleteDraft,
  'events.createSeries': createSeries,
  'events.publishSeries': publishSeries,
  'events.listEvents': listEvents,
  'events.getEvent': getEvent,
  'events.countByDay': countByDay,
  'events.getLastAnswers': getLastAnswers,
  'events.listWhoComes': listWhoComes,
  'events.findPeople': findPeople,
  'events.makeEventPicture': makeEventPicture,
  'events.signUp': signUp,
  'events.editSignUp': editSignUp,
  'events.signUpFor': signUpFor,
  'events.cancelSignUp': cancelSignUp,
  'events.confirmOffer': confirmOffer,
  'events.declineOffer': declineOffer,
  'events.reviewSignUp': reviewSignUp,
  'events.removeSignUp': removeSignUp,
  'events.listMySignUps': listMySignUps,
  'events.listRoster': listRoster,
  'events.checkIn': checkIn,
  'events.undoCheckIn': undoCheckIn,
  'events.getCounts': getCounts,
  'events.signOut': signOut,
  'events.checkInMany': checkInMany,
  'events.getCheckInCode': getCheckInCode,
  'events.checkInByCode': checkInByCode,
  'events.getMyTicket': getMyTicket,
  'events.addWalkIn': addWalkIn,
  'events.getSheet': getSheet,
  'events.messagePeople': messagePeople,
  'events.listMessages': listMessages,
  'events.rateEvent': rateEvent,
  'events.getFigures': getFigures,
  'events.sendSummary': sendSummary,
  'events.addPhotos': addPhotos,
  'events.removePhoto': removePhoto,
  'events.listPhotos': listPhotos,
}

export { expireOffers } from './seats/expire-offers'
export { countOpenEvents, followOrganisations } from './follow-organisations'
export { forgetAttendance } from './forget-attendance'
export { eventsToHandOver, handOver } from './hand-over'
export { moveToMember, toMove } from './move-to-member'
export { canManage } from './rules'
export { heldAbout } from './held-about'
export { noteParticipation } from './attendance/note-participation'
export { settleEvents } from './seats/settle'
export type { AnnouncementRecord, EventRecord, Quota, SignUpRecord } from './records'
export type { RosterFilter } from './afterwards/roster-sheet'
export { rosterSheet } from './afterwards/roster-sheet'
export { announcements } from './telling/announcement-store'
export { fillAnnouncements } from './telling/fill-announcements'
export { remind } from './telling/remind'
export { events, participantsAfter, signUps } from './store'
