import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { defineContract, Done, Id, text } from './define'

export const organisationsContract = defineContract({
  /** A new place in the tree, below one that the caller administers. */
  'organisations.createOrganisation': {
    access: ['administrator'],
    input: z.strictObject({ name: text(limits.organisationName), parentId: Id }),
    output: z.object({ organisationId: z.string() }),
  },
  'organisations.renameOrganisation': {
    access: ['administrator'],
    input: z.strictObject({ organisationId: Id, name: text(limits.organisationName) }),
    output: Done,
  },
  /** What everyone may see: names and their place in the tree. */
  'organisations.listTree': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ organisationId: z.string(), name: z.string(), parentId: z.string().optional() })),
    }),
  },
})
