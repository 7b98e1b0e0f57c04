import { administrator } from '../people'
import { sheetOf, uploadSheet } from '../sheet-of'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }
let first = 900_000

/** A sheet of people comes in, another is given up, and a list goes out. */
export async function sheets(counter: UseCaseCounter): Promise<void> {
  await counter.call(administrator, 'imports.getTemplate', {})
  await counter.call(administrator, 'imports.prepareImport', {}, { most: 3 })
  const sheet = async () => ({ fileId: await uploadSheet(counter.server, await sheetOf(20, (first += 100))) })
  const { importId } = await counter.call(administrator, 'imports.startImport', await sheet(), { when: '20 people' })
  await counter.call(administrator, 'imports.getImport', { importId }, { most: 3 })
  await counter.call(administrator, 'imports.commitImport', { importId, duplicates: 'skip' }, { when: '20 people' })
  const { importId: unwanted } = await counter.server.call(administrator, 'imports.startImport', await sheet())
  await counter.call(administrator, 'imports.cancelImport', { importId: unwanted })
  await counter.call(administrator, 'imports.listImports', {}, list)
  const wish = { what: 'members', filter: { namePrefix: '新人' }, reason: '核对名单' } as const
  const { exportId } = await counter.call(administrator, 'exports.requestExport', wish, { when: 'one portion' })
  await counter.call(administrator, 'exports.getExport', { exportId }, { most: 3 })
  await counter.call(administrator, 'exports.listMyExports', {}, list)
}
