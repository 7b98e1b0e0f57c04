import { limits } from '../../../miniprogram/shared/limits'
import type { Actor } from '../../kernel/access'
import { scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { addMinutes, shanghaiDate } from '../../kernel/clock'
import { idOfDraft, newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { roleName } from '../members'
import { requireSize } from './rules'
import { sourceOf } from './sources'
import type { ExportRecord } from './store'
import { sheetExports } from './store'
import { workExport } from './work-exports'

/** Minutes for which a file can be fetched, and for which the line stays that there was one. */
const fileFor = 24 * 60
const lineFor = 30 * 24 * 60
/** Rows read in the call itself; a longer list is finished by the timer. */
const mostInACall = 1000

export const requestExport: UseCase<'exports.requestExport'> = async (input, context) => {
  const { actor, now } = context
  const { what, filter, reason, draftKey } = input
  const withPhones = input.what === 'members' && input.withPhones
  const _id = idOfDraft('x', actor.memberId, draftKey)
  const source = sourceOf<typeof what>(what)
  const scope = scopeOf(actor, ...source.roles)
  if (scope.length === 0) throw new AppError('ROLE_REQUIRED')
  const { organisationPath, subject, told } = await source.choose(actor, scope, filter)
  const rows = await source.count(scope, filter)
  requireSize(rows, limits.exportRows)
  await atomically(context, async (change) => {
    // A lost answer is asked for again: the wish is the same.
    if (await change.get(sheetExports, _id)) return
    await change.insert(sheetExports, newExport({ _id, what, filter, subject, scope, withPhones, reason, rows }, actor, now))
    await change.audit({
      action: `${what}.exported`,
      target: { kind: 'export', id: _id },
      organisationPath,
      after: { rows, withPhones, ...told },
      reason,
    })
  })
  const record = await sheetExports.get(_id)
  if (record) await workExport(record, mostInACall, now)
  return { exportId: _id }
}

type Wish = Pick<ExportRecord, '_id' | 'what' | 'filter' | 'subject' | 'scope' | 'withPhones' | 'reason' | 'rows'>

function newExport(wish: Wish, actor: Actor, now: Date): ExportRecord {
  return {
    ...wish,
    byId: actor.memberId,
    byName: actor.name,
    byRole: roleName(actor),
    state: 'working',
    createdAt: now,
    expiresAt: addMinutes(now, fileFor),
    removeAt: addMinutes(now, lineFor),
    worked: 0,
    parts: 0,
    cursor: null,
    isRead: false,
    cloudPath: `exports/${shanghaiDate(now).replace(/-/g, '')}/${newId('f')}.xlsx`,
    fileId: null,
  }
}
