import * as z from 'zod'
import { defineContract, Done, Instant } from './define'

/** Everything held about a person in one part of the product, in plain words. */
const HeldView = z.object({
  title: z.string(),
  /** How many there are; `items` holds the newest of them when there are very many. */
  count: z.int(),
  items: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
})

/** What somebody agrees to beyond what a membership needs. */
const Purpose = z.enum(['phone', 'background', 'messages'])

const ConsentView = z.object({
  purpose: Purpose,
  title: z.string(),
  /** What it is used for. */
  use: z.string(),
  /** What changes when it is withdrawn. */
  change: z.string(),
  given: z.boolean(),
})

/** How many entries of one part named the person before, and how many do now. */
const RetainedView = z.object({ title: z.string(), before: z.int(), after: z.int() })

export const rightsContract = defineContract({
  /** All that is held about the caller, by part. */
  'rights.getMyData': { access: 'anyone', input: z.strictObject({}), output: z.object({ parts: z.array(HeldView) }) },
  /**
   * The same as an archive to keep: every stored value (the phone in full), a page to read, and the pictures. It lies in storage until
   * `expiresAt`. Pictures that did not fit come in a further archive: ask again with `nextPicture`.
   */
  'rights.exportMyData': {
    access: 'anyone',
    input: z.strictObject({ fromPicture: z.int().min(0).max(1000).default(0) }),
    output: z.object({
      fileName: z.string(),
      fileId: z.string(),
      bytes: z.int(),
      pictures: z.int(),
      expiresAt: Instant,
      nextPicture: z.int().optional(),
    }),
  },
  /** What would go and what would stay, said before anybody decides; `dueAt` when it has been asked for. */
  'rights.getErasureTerms': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      goes: z.array(z.string()),
      stays: z.array(z.string()),
      waitDays: z.int(),
      dueAt: Instant.optional(),
      receipt: z.string().optional(),
    }),
  },
  /** Asks for the account to be closed; until `dueAt` it can be taken back. With `receipt` the result can be asked for afterwards. */
  'rights.requestErasure': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ dueAt: Instant, receipt: z.string().optional() }),
  },
  'rights.cancelErasure': { access: 'anyone', input: z.strictObject({}), output: Done },
  /** What is left of somebody whose account was closed, by count; for whoever has the receipt, signed up or not. */
  'rights.getRetentionReport': {
    access: 'anyone',
    input: z.strictObject({ receipt: z.string().min(1).max(40) }),
    output: z.object({ countedAt: Instant, parts: z.array(RetainedView), office: z.array(RetainedView) }),
  },
  /** What the caller agreed to and can withdraw by itself, with what would change. */
  'rights.listConsents': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ policy: z.object({ version: z.string(), agreedAt: Instant }), items: z.array(ConsentView) }),
  },
  'rights.withdrawConsent': { access: 'anyone', input: z.strictObject({ purpose: Purpose }), output: Done },
  /** WeChat messages may be sent again. The other purposes are agreed to again by entering what was removed. */
  'rights.allowMessages': { access: 'anyone', input: z.strictObject({}), output: Done },
})
