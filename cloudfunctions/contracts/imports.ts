import * as z from 'zod'
import { importStateLabels } from '../../miniprogram/shared/labels'
import { defineContract, Done, FileId, Id, Instant } from './define'
import { keysOf } from './keys'

/** How far an import is. `rows` counts those of the sheet that hold something; of them `good` can become members. */
const progress = {
  importId: z.string(),
  state: z.enum(keysOf(importStateLabels)),
  startedAt: Instant,
  rows: z.int(),
  good: z.int(),
  /** Cells that keep a row from being read, and columns nobody knows. */
  problems: z.int(),
  /** Good rows that are most likely known already. */
  duplicates: z.int(),
  /** Good rows worked through, and what became of them. */
  worked: z.int(),
  added: z.int(),
  skipped: z.int(),
}

/** What is to be said about one cell, by its row in the sheet and the heading of its column. */
const Remark = z.object({ row: z.int(), column: z.string(), message: z.string() })

export const importsContract = defineContract({
  /** An empty sheet to fill in, with the caller's organisations on a second one. */
  'imports.getTemplate': {
    access: ['administrator'],
    input: z.strictObject({}),
    output: z.object({ fileName: z.string(), base64: z.string() }),
  },
  /** Where a sheet is to be uploaded. What is not read within the hour is removed, whether it was chosen or not. */
  'imports.prepareImport': { access: ['administrator'], input: z.strictObject({}), output: z.object({ cloudPath: z.string() }) },
  /** Reads a sheet that was just uploaded to `imports/`; nobody becomes a member yet. The file is gone afterwards. */
  'imports.startImport': {
    access: ['administrator'],
    input: z.strictObject({
      fileId: FileId,
      /** Where those belong whose row names no organisation. */
      organisationId: Id.optional(),
    }),
    output: z.object({ importId: z.string() }),
  },
  /** What was found in the sheet, page by page, and how far the import is. */
  'imports.getImport': {
    access: ['administrator'],
    input: z.strictObject({
      importId: Id,
      show: z.enum(['problems', 'duplicates']).default('problems'),
      cursor: z.string().max(10).optional(),
    }),
    output: z.object({ ...progress, remarks: z.array(Remark), nextCursor: z.string().optional() }),
  },
  /** Makes members of the good rows; asked again it goes on and tells how far it is. */
  'imports.commitImport': {
    access: ['administrator'],
    input: z.strictObject({ importId: Id, duplicates: z.enum(['skip', 'keep']) }),
    output: z.object(progress),
  },
  /** Forgets what was read, before anybody became a member. */
  'imports.cancelImport': { access: ['administrator'], input: z.strictObject({ importId: Id }), output: Done },
  /** The caller's imports of the last days, the latest first. */
  'imports.listImports': {
    access: ['administrator'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object(progress)) }),
  },
})
