import { limits } from '../../../miniprogram/shared/limits'
import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import { derivedId, newId } from '../../kernel/ids'
import type { Tree } from '../../kernel/tree'
import { log } from '../../platform/log'
import { ownersOn, touchRights } from '../members'
import { organisations, readTree, takeTree } from '../organisations'
import { follow, recordsAtOnce } from './finish-reorganisations'
import type { Plan, Wanted } from './rules'
import { planned, requirePower } from './rules'
import type { ReorganisationRecord } from './store'
import { lastMove, reorganisations } from './store'

interface Context {
  actor: Actor
  now: Date
  requestId: string
}

/** How often the tree may change between reading and writing before the caller is asked to try again. */
const mostAttempts = 5

const actions = { move: 'organisation.moved', merge: 'organisation.merged', close: 'organisation.closed' } as const

/**
 * Changes the tree, says in a row what has to follow, and goes through it. The tree changes as a whole in one transaction, so that nobody
 * reads half of it; everything else follows at once as far as one request goes, and `jobs` does the rest.
 */
export async function reorganise(wanted: Wanted & { reason?: string | undefined }, context: Context) {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { tree, changes } = await readTree()
    const already = await doneAlready(tree, wanted, context.actor)
    if (already) return { reorganisationId: already }
    const plan = planned(tree, wanted, context.actor, limits.placesAtOnce)
    const row = rowFor(plan, wanted.reason, context)
    if (await stored(plan, row, changes, context)) {
      await followAtOnce(row, context.now)
      return { reorganisationId: row._id }
    }
  }
  throw new AppError('BUSY', { over: 'tree' })
}

/** Somebody's answer was lost and they ask again: the act that stands, or null. An organisation ends once, so its row has a fixed id. */
async function doneAlready(tree: Tree, { kind, organisationId, toId }: Wanted, actor: Actor): Promise<string | null> {
  const place = tree.get(organisationId)
  if (!place) return null
  const to = kind === 'move' ? place.parentId : kind === 'merge' ? place.mergedIntoId : place.membersWentToId
  if (!to || (toId ?? to) !== to) return null
  const row = kind === 'move' ? await lastMove(organisationId, to) : await reorganisations.get(endId(organisationId))
  return row?.byId === actor.memberId ? row._id : null
}

const endId = (organisationId: string) => derivedId('reorg', organisationId)

function rowFor(plan: Plan, reason: string | undefined, { actor, now, requestId }: Context): ReorganisationRecord {
  const { kind, organisation, to, touched, organisationPaths } = plan
  return {
    _id: kind === 'move' ? newId('reorg') : endId(organisation._id),
    kind,
    organisationId: organisation._id,
    organisationName: organisation.name,
    toId: to._id,
    toName: to.name,
    touched,
    organisationPaths,
    reason: reason ?? null,
    at: now,
    byId: actor.memberId,
    byName: actor.name,
    requestId,
    state: 'working',
    checkAt: null,
  }
}

/** The tree, the row and the trace, all or nothing; false when the tree is no longer as it was read. */
function stored(plan: Plan, row: ReorganisationRecord, seen: number, context: Context): Promise<boolean> {
  return atomically(context, async (change) => {
    if (!(await takeTree(change, seen))) return false
    if (plan.kind !== 'move') {
      // Inside the transaction, which no grant of that role can share: none comes in between.
      await touchRights(change)
      requirePower(plan, await ownersOn(plan.organisation._id, context.now), context.actor)
    }
    for (const { _id, ...fields } of plan.changes) await change.update(organisations, _id, fields)
    await change.insert(reorganisations, row)
    await keepTrace(change, plan, row)
    return true
  })
}

function keepTrace(change: Change, { kind, organisation, to, changes }: Plan, row: ReorganisationRecord): Promise<void> {
  return change.audit({
    action: actions[kind],
    target: { kind: 'organisation', id: organisation._id },
    organisationPath: row.organisationPaths,
    before: { name: organisation.name, parentId: organisation.parentId },
    after: { toId: to._id, name: to.name, places: changes.length },
    ...(row.reason === null ? {} : { reason: row.reason }),
  })
}

/** The act stands whatever becomes of this: what is left over is for `jobs`. */
async function followAtOnce(row: ReorganisationRecord, now: Date): Promise<void> {
  await follow(row, now, { left: recordsAtOnce }).catch((error: unknown) => {
    log({
      level: 'error',
      event: 'reorganisationLeftToJobs',
      details: { stack: error instanceof Error ? error.stack : String(error) },
    })
  })
}
