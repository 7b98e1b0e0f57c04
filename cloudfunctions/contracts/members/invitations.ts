import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { invitationStateLabels } from '../../../miniprogram/shared/labels'
import { keysOf } from '../keys'
import { defineContract, Done, Id, Instant, PageInput, pageOf } from '../define'
import { InvitationCode } from './fields'

/** An invitation as staff see it: the code is theirs to hand out. */
const InvitationView = z.object({
  code: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  uses: z.int(),
  usesLeft: z.int(),
  state: z.enum(keysOf(invitationStateLabels)),
  expiresAt: Instant.optional(),
  madeByName: z.string(),
  madeAt: Instant,
})

export const invitationsContract = defineContract({
  /** A code that makes whoever registers with it a member at once, so many times and until then. */
  'members.createInvitation': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, uses: z.int().min(1).max(limits.invitationUses), expiresAt: Instant.optional() }),
    output: z.object({ code: z.string() }),
  },
  /** The codes within the caller's reach and what became of them, the newest first. */
  'members.listInvitations': { access: ['administrator'], input: z.strictObject(PageInput), output: pageOf(InvitationView) },
  /** Nobody can use the code from now on. */
  'members.withdrawInvitation': { access: ['administrator'], input: z.strictObject({ code: InvitationCode }), output: Done },
  /** A mini-program code that opens the registration with the invitation filled in. */
  'members.makeInvitationPicture': {
    access: ['administrator'],
    input: z.strictObject({ code: InvitationCode }),
    output: z.object({ mediaType: z.enum(['image/png', 'image/jpeg']), base64: z.string() }),
  },
  /** Where an invitation leads. A code that was never one and one that is over are answered alike. */
  'members.getInvitation': {
    access: 'anyone',
    input: z.strictObject({ code: InvitationCode }),
    output: z.object({ valid: z.boolean(), organisationId: z.string().optional(), organisationName: z.string().optional() }),
  },
})
