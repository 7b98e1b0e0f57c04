import { inTurn } from '../../kernel/in-turn'
import { consentVersion } from '../../../miniprogram/shared/limits'
import { addMinutes } from '../../kernel/clock'
import { derivedId } from '../../kernel/ids'
import type { Place } from '../../kernel/tree'
import { isOpen, standingFor, treeOf } from '../../kernel/tree'
import { command } from '../../platform/database'
import type { MemberRecord } from '../members'
import { madeUpOpenid, members, named } from '../members'
import { allOrganisations, organisationsById } from '../organisations'
import { likenessTo, membersLike } from './likeness'
import { removeOldImports } from './remove'
import type { ImportRecord, StoredRow } from './store'
import { importParts, imports, partId, workingImports } from './store'

/** Minutes for which what came of an import can still be looked up. */
const keptFor = 7 * 24 * 60

/** Goes on with every import that was promised, and removes those whose time is over. Run by the timer. */
export async function workImports(now: Date, most: number): Promise<number> {
  let worked = 0
  let removed = 0
  const goOn = async (record: ImportRecord) => {
    if (worked >= most) return
    const after = await workImport(record, most - worked, now)
    worked += (after?.worked ?? record.worked) - record.worked
  }
  const remove = async () => {
    removed = await removeOldImports(now)
  }
  await inTurn([...(await workingImports()).map((record) => () => goOn(record)), remove])
  return worked + removed
}

/**
 * Makes members of the next rows, part by part, and answers the import as it is then. A member's id comes from import and row, and the
 * place moves only after its part, so a run that dies is repeated without a second member for any row.
 */
export async function workImport(record: ImportRecord, most: number, now: Date): Promise<ImportRecord | null> {
  let standing: ImportRecord | null = record
  const enough = record.worked + most
  while (standing?.state === 'working' && standing.worked < enough) {
    if (standing.next >= standing.parts) return finish(standing, now)
    standing = (await workPart(standing)) ?? (await imports.get(record._id))
  }
  return standing
}

/** Null when another run has worked this part meanwhile. */
async function workPart(record: ImportRecord): Promise<ImportRecord | null> {
  const { _id, next, choice } = record
  const rows = (await importParts.get(partId(_id, 'rows', next)))?.rows ?? []
  const placeOf = await placesOf(rows)
  const standing = rows.flatMap((row) => {
    const place = placeOf.get(row.organisationId)
    return place ? [{ ...row, organisationId: place._id }] : []
  })
  const wanted = choice === 'skip' ? await unknown(record, standing) : standing
  const added = wanted.flatMap((row) => memberOf(record, row, placeOf.get(row.organisationId)) ?? [])
  if (added.length > 0) await members.insertMissing(added)
  const { inc } = command()
  return imports.updateAndReturn(
    { _id, state: 'working', next },
    { next: next + 1, worked: inc(rows.length), added: inc(added.length), skipped: inc(rows.length - added.length) },
  )
}

/** What stands today for each organisation that the rows name: one that was merged or closed since has a successor. */
async function placesOf(rows: StoredRow[]): Promise<Map<string, Place>> {
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))]
  const named = await organisationsById(ids)
  // The tree is read only where one of them has closed.
  const tree = named.every(isOpen) ? treeOf(named) : treeOf(await allOrganisations())
  const places = ids.flatMap((id) => {
    const place = standingFor(tree, id)
    return place ? [[id, place] as const, [place._id, place] as const] : []
  })
  return new Map(places)
}

/** The rows whose person is not known, also not since the sheet was read; those whom an earlier run of this part made are not in the way. */
async function unknown(record: ImportRecord, rows: StoredRow[]): Promise<StoredRow[]> {
  const candidates = rows.filter(({ isKnown }) => !isKnown)
  if (candidates.length === 0) return []
  // A place that took over from one of theirs is named by the rows themselves.
  const scope = [...record.scope, ...rows.map(({ organisationId }) => organisationId)]
  const ours = new Set(candidates.map(({ row }) => memberId(record, row)))
  const likeness = likenessTo((await membersLike(candidates, scope)).filter(({ _id }) => !ours.has(_id)))
  return candidates.filter((row) => likeness(row) === null)
}

function memberId({ _id }: ImportRecord, row: number): string {
  return derivedId('m', 'import', _id, String(row))
}

/** Null when the organisation is gone. */
function memberOf(record: ImportRecord, row: StoredRow, organisation: Place | undefined): MemberRecord | null {
  if (!organisation) return null
  const { byId, byName, startedAt, committedAt } = record
  const at = committedAt ?? startedAt
  const _id = memberId(record, row.row)
  return {
    _id,
    openid: madeUpOpenid(_id),
    status: 'approved',
    ...named(row.name),
    phone: row.phone,
    phoneHash: row.phoneHash,
    organisationIds: [organisation._id],
    organisationPaths: [...organisation.path],
    occupation: row.occupation,
    skills: row.skills,
    consentVersion,
    consentAt: at,
    roles: [],
    registeredAt: at,
    assisted: { byId, byName, at, how: row.how, note: null, takenOverAt: null },
    review: null,
  }
}

/** Everything about people goes before the import is done; what was wrong with which row may still be read. */
async function finish({ _id }: ImportRecord, now: Date): Promise<ImportRecord | null> {
  await importParts.remove({ importId: _id, kind: command().in(['rows', 'duplicates']) })
  await imports.update({ _id, state: 'working' }, { state: 'done', removeAt: addMinutes(now, keptFor) })
  return imports.get(_id)
}
