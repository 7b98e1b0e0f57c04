import * as z from 'zod'
import { defineContract, Id, PageInput, pageOf } from '../define'
import { EventView, MySignUpView } from './views'

/** What there is, and what of it is mine. */
export const findingContract = defineContract({
  'events.listEvents': {
    access: 'anyone',
    input: z.strictObject({ filter: z.enum(['upcoming', 'past', 'managed']).default('upcoming'), ...PageInput }),
    output: pageOf(EventView),
  },
  'events.getEvent': { access: 'anyone', input: z.strictObject({ eventId: Id }), output: EventView },
  'events.listMySignUps': { access: 'member', input: z.strictObject(PageInput), output: pageOf(MySignUpView) },
})
