import * as z from 'zod'
import { limits } from '../../../miniprogram/shared/limits'
import { defineContract, Done, Id, Instant, PageInput, pageOf, text } from '../define'
import { MemberStatus, Phone } from './fields'

/** What staff did for the caller. */
const DoneForView = z.object({
  doneForId: z.string(),
  at: Instant,
  byName: z.string(),
  what: z.string(),
  /** How it is undone; missing when it was, or holds no more. */
  how: z.string().optional(),
  /** Where it is undone, when not by `members.undoDoneForMe`. */
  page: z.string().optional(),
  canUndo: z.boolean(),
  /** When and how it was undone, also by what the member did elsewhere. */
  undone: z.object({ at: Instant, words: z.string() }).optional(),
})

export const assistedContract = defineContract({
  /** Somebody who has no smartphone, entered by staff, with how they agreed. */
  'members.enterAssisted': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({
      name: text(limits.name),
      phone: Phone.optional(),
      organisationIds: z.array(Id).min(1).max(limits.organisations),
      occupation: text(limits.occupation).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      consent: z.strictObject({ how: z.enum(['inPerson', 'byPhone', 'inWriting']), note: text(limits.comment).optional() }),
      consentVersion: z.string().max(20),
      /** The phone's key for one draft: sending it again answers the record that already exists. */
      draftKey: Id.optional(),
    }),
    output: z.object({ memberId: z.string(), status: MemberStatus }),
  },
  /** Corrects what was entered for somebody who does not use the product themself. */
  'members.editAssisted': {
    access: ['administrator', 'liaison'],
    input: z.strictObject({
      memberId: Id,
      name: text(limits.name).optional(),
      phone: Phone.optional(),
      /** An empty text removes it. */
      occupation: z.union([z.literal(''), text(limits.occupation)]).optional(),
      skills: z.array(text(limits.skill)).max(limits.skills).optional(),
      /** Organisations they join; an administrator's to decide. */
      joinIds: z.array(Id).max(limits.organisations).default([]),
    }),
    output: Done,
  },
  /** What staff did for the caller, the newest first. */
  'members.listDoneForMe': { access: 'anyone', input: z.strictObject(PageInput), output: pageOf(DoneForView) },
  /** Takes back what was done for the caller, as far as it still stands. */
  'members.undoDoneForMe': { access: 'anyone', input: z.strictObject({ doneForId: Id }), output: Done },
})
