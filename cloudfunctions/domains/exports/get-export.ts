import type { UseCase } from '../../kernel/use-case'
import { fileAddress } from '../../platform/files'
import { requireOwn } from './rules'
import { sourceOf } from './sources'
import { sheetExports } from './store'
import { exportView, fileNameOf } from './views'

export const getExport: UseCase<'exports.getExport'> = async ({ exportId }, { actor, now }) => {
  const found = await sheetExports.get(exportId)
  const record = requireOwn(found, actor, found ? sourceOf(found.what).roles : [])
  const view = exportView(record, now)
  const url = view.state === 'ready' && record.fileId !== null ? await fileAddress(record.fileId) : null
  return { ...view, fileName: fileNameOf(record), ...(url === null ? {} : { url }) }
}
