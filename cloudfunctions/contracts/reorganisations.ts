import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { reorganisationKindLabels, reorganisationStateLabels } from '../../miniprogram/shared/labels'
import { defineContract, Id, Instant, PageInput, pageOf, text } from './define'
import { keysOf } from './keys'

const Kind = z.enum(keysOf(reorganisationKindLabels))
const Started = z.object({ reorganisationId: z.string() })

/** A move, merge or closing: what, by whom, and how far the records have followed. */
const ReorganisationView = z.object({
  reorganisationId: z.string(),
  kind: Kind,
  organisationName: z.string(),
  /** Where it was moved, what it was merged into, or where its members went. */
  toName: z.string(),
  byName: z.string(),
  at: Instant,
  reason: z.string().optional(),
  state: z.enum(keysOf(reorganisationStateLabels)),
})

export const reorganisationsContract = defineContract({
  /** Hangs an organisation, with all below it, under another. */
  'reorganisations.moveOrganisation': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, parentId: Id }),
    output: Started,
  },
  /** One becomes part of another: members, roles, work and what was below it go there. */
  'reorganisations.mergeOrganisations': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, intoId: Id, reason: text(limits.reason).optional() }),
    output: Started,
  },
  /** An organisation ends: members and work go to another, what was below it to its parent, roles on it end. */
  'reorganisations.closeOrganisation': {
    access: ['administrator'],
    input: z.strictObject({
      organisationId: Id,
      /** Missing for the parent. */
      membersGoTo: Id.optional(),
      reason: text(limits.reason),
    }),
    output: Started,
  },
  /** What one of the three would touch, before it is done; refused as the act itself would be. */
  'reorganisations.previewReorganisation': {
    access: ['administrator'],
    input: z.strictObject({ kind: Kind, organisationId: Id, toId: Id.optional() }),
    output: z.object({
      members: z.int(),
      organisations: z.int(),
      openEvents: z.int(),
      openOpinions: z.int(),
      roles: z.int(),
      /** The same in words, a sentence each. */
      sentences: z.array(z.string()),
    }),
  },
  /** Within the caller's reach, newest first. */
  'reorganisations.listReorganisations': {
    access: ['administrator'],
    input: z.strictObject(PageInput),
    output: pageOf(ReorganisationView),
  },
})
