import { scopeOf } from '../../kernel/access'
import { addMinutes, shanghaiDate } from '../../kernel/clock'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { fileIdAt } from '../../platform/files'
import { newImport } from './new-import'
import { imports } from './store'

/** Minutes in which a phone uploads a sheet and asks for it to be read, however slow its network is. */
const uploadedWithin = 60

/** The row comes before the file, so that no list of people lies in storage that nothing leads to. */
export const prepareImport: UseCase<'imports.prepareImport'> = async (_input, { actor, now }) => {
  const [, drawn = ''] = newId('i').split('_')
  const cloudPath = `imports/${shanghaiDate(now).replace(/-/g, '')}/${drawn}.xlsx`
  const place = { fileId: await fileIdAt(cloudPath), scope: scopeOf(actor, 'administrator') }
  await imports.insert({ ...newImport(place, actor, now), state: 'prepared', removeAt: addMinutes(now, uploadedWithin) })
  return { cloudPath }
}
