import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { requireOwn } from './rules'
import { importParts, imports, partId, partSize } from './store'
import { progressOf } from './views'

export const getImport: UseCase<'imports.getImport'> = async ({ importId, show, cursor = '0' }, { actor, now }) => {
  if (!/^\d{1,4}$/.test(cursor)) throw new AppError('CURSOR_INVALID')
  const index = Number(cursor)
  const [found, part] = await Promise.all([imports.get(importId), importParts.get(partId(importId, show, index))])
  const record = requireOwn(found, actor.memberId)
  const isMore = part !== null && record[show] > (index + 1) * partSize
  return {
    ...progressOf(record, now),
    remarks: part?.remarks ?? [],
    ...(isMore ? { nextCursor: String(index + 1) } : {}),
  }
}
