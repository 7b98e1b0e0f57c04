import type { eventsContract } from '../../contracts/events'
import type { HandlersOf } from '../../kernel/use-case'
import { cancelSignUp } from './cancel-sign-up'
import { checkIn } from './check-in'
import { createEvent } from './create-event'
import { getEvent } from './get-event'
import { listEvents } from './list-events'
import { listMySignUps } from './list-my-sign-ups'
import { listRoster } from './list-roster'
import { publishEvent } from './publish-event'
import { signUp } from './sign-up'
import { undoCheckIn } from './undo-check-in'

export const handlers: HandlersOf<typeof eventsContract> = {
  'events.createEvent': createEvent,
  'events.publishEvent': publishEvent,
  'events.listEvents': listEvents,
  'events.getEvent': getEvent,
  'events.signUp': signUp,
  'events.cancelSignUp': cancelSignUp,
  'events.listMySignUps': listMySignUps,
  'events.listRoster': listRoster,
  'events.checkIn': checkIn,
  'events.undoCheckIn': undoCheckIn,
}

export { forgetAttendance } from './forget-attendance'
export { heldAbout } from './held-about'
export { settleEvents } from './settle'
export type { EventRecord, SignUpRecord } from './records'
export { events, signUps } from './store'
