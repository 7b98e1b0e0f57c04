import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { isOpen, treeOf } from '../../kernel/tree'
import type { UseCase, UseCaseContext } from '../../kernel/use-case'
import { allOrganisations } from '../organisations'
import { commonPath, isToBegin, requireOwn } from './rules'
import { imports } from './store'
import { progressOf } from './views'
import { workImport } from './work-imports'

/** Rows worked through in one call: a few seconds, so that the phone can show how far it is and ask again. */
const mostInACall = 1000

/**
 * From here on the import is promised: what is left is done by the calls that follow or by the timer, whatever becomes of the role of
 * who began it. Until here every organisation must be open and within reach.
 */
export const commitImport: UseCase<'imports.commitImport'> = async ({ importId, duplicates }, context) => {
  const { actor, now } = context
  const found = requireOwn(await imports.get(importId), actor.memberId)
  if (isToBegin(found)) await promise(importId, duplicates, context)
  const standing = requireOwn(await imports.get(importId), actor.memberId)
  const after = await workImport(standing, mostInACall, now)
  return progressOf(after ?? standing, now)
}

async function promise(
  importId: string,
  duplicates: 'skip' | 'keep',
  context: UseCaseContext<'imports.commitImport'>,
): Promise<void> {
  const { actor, now } = context
  const tree = treeOf(await allOrganisations())
  await atomically(context, async (change) => {
    const record = requireOwn(await change.get(imports, importId), actor.memberId)
    if (!isToBegin(record)) return
    const places = record.organisationIds.map((id) => tree.get(id))
    const paths = places.map((place) => place?.path ?? [])
    if (paths.some((path) => !reaches(actor, path, 'administrator'))) throw new AppError('ORGANISATION_NOT_FOUND')
    if (places.some((place) => place && !isOpen(place))) throw new AppError('ORGANISATION_CLOSED')
    await change.update(imports, importId, { state: 'working', choice: duplicates, committedAt: now })
    await change.audit({
      action: 'members.imported',
      target: { kind: 'import', id: importId },
      organisationPath: commonPath(paths),
      after: { rows: record.good, known: record.duplicates, duplicates },
    })
  })
}
