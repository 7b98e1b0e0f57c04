import * as z from 'zod'
import { defineContract, Done, Id, Instant, PageInput, pageOf } from '../define'
import { RosterView } from './views'

/** The day itself. */
export const attendanceContract = defineContract({
  'events.listRoster': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, ...PageInput }),
    output: pageOf(RosterView),
  },
  'events.checkIn': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, memberId: Id }),
    output: z.object({ name: z.string(), companions: z.int(), checkedInAt: Instant }),
  },
  'events.undoCheckIn': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, memberId: Id }),
    output: Done,
  },
})
