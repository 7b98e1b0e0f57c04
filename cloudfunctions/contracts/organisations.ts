import { z } from 'zod'
import { defineContract } from './define'

export const organisationsContract = defineContract({
  /** What everyone may see: names and their place in the tree. */
  'organisations.listTree': {
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ organisationId: z.string(), name: z.string(), parentId: z.string().optional() })),
    }),
  },
})
