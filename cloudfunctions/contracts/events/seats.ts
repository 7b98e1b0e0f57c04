import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { defineContract, Id, text } from '../define'
import { AnswersInput } from '../questions'
import { SignUpView } from './views'

/** Signing up, and everything that gives or frees a seat. */
export const seatsContract = defineContract({
  /** Asks for a seat: `confirmed`, `waitlisted`, or `pending` where staff let people in. A repeat answers the same. */
  'events.signUp': {
    access: 'member',
    input: z.strictObject({
      eventId: Id,
      answers: AnswersInput.default({}),
      companions: z.int().min(0).max(limits.companions).default(0),
      /** The version of the questions that were shown; answers to older ones are refused. */
      questionsVersion: z.int().min(0).optional(),
      /** Others may read on the event's page that they come. */
      showsName: z.boolean().default(false),
    }),
    output: SignUpView,
  },
  /** What the caller answered and whom they bring, until the event begins. */
  'events.editSignUp': {
    access: 'member',
    input: z.strictObject({
      eventId: Id,
      answers: AnswersInput,
      questionsVersion: z.int().min(0).optional(),
      /** As before when it is missing. */
      companions: z.int().min(0).max(limits.companions).optional(),
      showsName: z.boolean().optional(),
    }),
    output: SignUpView,
  },
  /**
   * Signs up somebody the caller looks after, or somebody within reach for an event the caller runs. They are told, see it among what was
   * done for them, and may take it back like a sign-up of their own.
   */
  'events.signUpFor': {
    access: ['liaison', 'organiser', 'administrator'],
    input: z.strictObject({
      eventId: Id,
      memberId: Id,
      answers: AnswersInput.default({}),
      questionsVersion: z.int().min(0).optional(),
      companions: z.int().min(0).max(limits.companions).default(0),
    }),
    output: SignUpView,
  },
  /** Gives up a seat or a place, until the event begins and as its terms allow; the seat goes on to the next person. */
  'events.cancelSignUp': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Takes the seat that is kept for the caller. */
  'events.confirmOffer': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Leaves it to the next person. */
  'events.declineOffer': { access: 'member', input: z.strictObject({ eventId: Id }), output: SignUpView },
  /** Lets somebody in who asked, or not; in the order in which this is done they get the seats. */
  'events.reviewSignUp': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({
      eventId: Id,
      memberId: Id,
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: SignUpView,
  },
  /** Takes somebody out, who reads why; the seat goes to the next person. */
  'events.removeSignUp': {
    access: ['organiser', 'administrator'],
    input: z.strictObject({ eventId: Id, memberId: Id, reason: text(limits.reason) }),
    output: SignUpView,
  },
})
