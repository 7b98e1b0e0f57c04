import * as z from 'zod'
import { defineContract, Done, Instant } from './define'

/** Everything held about a person in one part of the product, in plain words. */
export const HeldView = z.object({
  title: z.string(),
  /** How many there are; `items` holds the newest of them when there are very many. */
  count: z.int(),
  items: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
})

export const rightsContract = defineContract({
  /** All that is held about the caller, by part. */
  'rights.getMyData': { access: 'anyone', input: z.strictObject({}), output: z.object({ parts: z.array(HeldView) }) },
  /** The same as a file to keep: JSON with every stored value, the phone in full. */
  'rights.exportMyData': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ fileName: z.string(), json: z.string() }),
  },
  /** What would go and what would stay, said before anybody decides; `dueAt` when it has been asked for. */
  'rights.getErasureTerms': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ goes: z.array(z.string()), stays: z.array(z.string()), waitDays: z.int(), dueAt: Instant.optional() }),
  },
  /** Asks for the account to be closed; until `dueAt` it can be taken back. */
  'rights.requestErasure': { access: 'anyone', input: z.strictObject({}), output: z.object({ dueAt: Instant }) },
  'rights.cancelErasure': { access: 'anyone', input: z.strictObject({}), output: Done },
})
