import { limits } from '../../../miniprogram/shared/limits'
import { reaches, scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { addMinutes, shanghaiDate } from '../../kernel/clock'
import { derivedId, newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { roleName } from '../members'
import { openOrganisation } from '../organisations'
import { requireSize } from './rules'
import { sources } from './sources'
import { sheetExports } from './store'
import { workExport } from './work-exports'

/** Minutes for which a file can be fetched, and for which the line stays that there was one. */
const fileFor = 24 * 60
const lineFor = 30 * 24 * 60
/** Rows read in the call itself; a longer list is finished by the timer. */
const mostInACall = 1000

export const requestExport: UseCase<'exports.requestExport'> = async (input, context) => {
  const { actor, now } = context
  const { what, filter, withPhones, reason, draftKey } = input
  const exportId = draftKey === undefined ? newId('x') : derivedId('x', actor.memberId, draftKey)
  const scope = scopeOf(actor, 'administrator')
  const chosen = filter.organisationId === undefined ? null : await openOrganisation(filter.organisationId)
  if (filter.organisationId !== undefined && !reaches(actor, chosen?.path ?? [], 'administrator'))
    throw new AppError('ORGANISATION_NOT_FOUND')
  const rows = await sources[what].count(scope, filter)
  requireSize(rows, limits.exportRows)
  await atomically(context, async (change) => {
    // A lost answer is asked for again: the wish is the same.
    if (await change.get(sheetExports, exportId)) return
    await change.insert(sheetExports, {
      _id: exportId,
      what,
      filter,
      scope,
      withPhones,
      reason,
      byId: actor.memberId,
      byName: actor.name,
      byRole: roleName(actor),
      state: 'working',
      createdAt: now,
      expiresAt: addMinutes(now, fileFor),
      removeAt: addMinutes(now, lineFor),
      rows,
      worked: 0,
      parts: 0,
      cursor: null,
      isRead: false,
      cloudPath: `exports/${shanghaiDate(now).replace(/-/g, '')}/${newId('f')}.xlsx`,
      fileId: null,
    })
    const { namePrefix, namePart, skill: _skill, joinedFrom, joinedTo, ...told } = filter
    await change.audit({
      action: `${what}.exported`,
      target: { kind: 'export', id: exportId },
      organisationPath: chosen?.path ?? scope,
      // Part of a name is a name, so the entry says only that there was one.
      after: {
        rows,
        withPhones,
        ...told,
        startsAt: joinedFrom,
        endsAt: joinedTo,
        byName: (namePrefix ?? namePart) !== undefined,
      },
      reason,
    })
  })
  const record = await sheetExports.get(exportId)
  if (record) await workExport(record, mostInACall, now)
  return { exportId }
}
