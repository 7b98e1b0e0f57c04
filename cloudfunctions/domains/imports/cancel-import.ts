import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { removeImport } from './remove'
import { requireOwn } from './rules'
import { imports } from './store'

export const cancelImport: UseCase<'imports.cancelImport'> = async ({ importId }, { actor, now }) => {
  const record = requireOwn(await imports.get(importId), actor.memberId)
  // The state decides between this and going on: whoever is first, and what is cut off here is removed by the timer.
  const cancelled = await imports.update({ _id: importId, state: 'ready' }, { state: 'cancelled', removeAt: now })
  if (cancelled === 0) throw new AppError('IMPORT_NOT_READY')
  await removeImport(record)
  return { done: true }
}
