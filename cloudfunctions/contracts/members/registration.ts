import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { defineContract, Id, Instant, PageInput, pageOf, text } from '../define'
import { AnswersInput } from '../questions'
import { MemberStatus, InvitationCode, Phone, AnsweredView } from './fields'

/** A person waiting for approval, as staff see them: the phone is masked. */
const PendingMemberView = z.object({
  memberId: z.string(),
  name: z.string(),
  phone: z.string().optional(),
  organisations: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  occupation: z.string().optional(),
  skills: z.array(z.string()),
  answers: z.array(AnsweredView),
  registeredAt: Instant,
})

/** What became of one person in a review of many. `reviewedAlready`: somebody else decided; `tryAgain`: nothing happened to them. */
const ReviewOutcome = z.enum(['approved', 'rejected', 'reviewedAlready', 'notFound', 'tryAgain'])

export const registrationContract = defineContract({
  /** Asks to become a member; with an invitation that holds they are one at once. A returned registration is handed in again. */
  'members.register': {
    access: 'anyone',
    input: z.strictObject({
      name: text(limits.name),
      phone: Phone.optional(),
      phoneCode: z.string().min(1).max(128).optional(),
      organisationIds: z.array(Id).min(1).max(limits.organisations),
      occupation: text(limits.occupation).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      consentVersion: z.string().max(20),
      invitationCode: InvitationCode.optional(),
      /** To the questions of the chosen organisations, each with the version that was shown. */
      answers: z
        .array(z.strictObject({ organisationId: Id, version: z.int(), answers: AnswersInput }))
        .max(limits.organisations)
        .optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** The first administrator: with the one-time set-up code, an approved owner of the whole tree. */
  'members.claimOwnership': {
    access: 'anyone',
    input: z.strictObject({ setupCode: z.string().min(8).max(64), name: text(limits.name), consentVersion: z.string().max(20) }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** Who waits for a decision within the caller's reach. */
  'members.listPending': { access: ['administrator'], input: z.strictObject(PageInput), output: pageOf(PendingMemberView) },
  /** Decides on one. Somebody whom a colleague decided on is refused: ALREADY_REVIEWED. */
  'members.reviewRegistration': {
    access: ['administrator'],
    input: z.strictObject({
      memberId: Id,
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** Decides on many; each is an act of its own, so what was done before a crash stands and a repeat does the rest. */
  'members.reviewRegistrations': {
    access: ['administrator'],
    input: z.strictObject({
      memberIds: z.array(Id).min(1).max(limits.reviewedAtOnce),
      decision: z.enum(['approve', 'reject']),
      reason: text(limits.reason).optional(),
    }),
    output: z.object({
      items: z.array(z.object({ memberId: z.string(), outcome: ReviewOutcome, words: z.string() })),
    }),
  },
})
