import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { defineContract } from './define'

export const filesContract = defineContract({
  /**
   * Where pictures and documents are to be uploaded, one place each. The places are drawn anew every time and tell nothing about whose they are; the
   * server notes the owner, and takes no file from anybody else.
   */
  'files.prepareUpload': {
    access: 'member',
    input: z.strictObject({
      extensions: z
        .array(z.enum(['jpg', 'jpeg', 'png', 'gif', 'webp', 'pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx']))
        .min(1)
        .max(limits.uploads),
    }),
    output: z.object({ cloudPaths: z.array(z.string()) }),
  },
})
