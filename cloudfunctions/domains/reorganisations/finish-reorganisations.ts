import { inTurn } from '../../kernel/in-turn'
import { addMinutes } from '../../kernel/clock'
import type { Allowance } from '../../kernel/follow'
import { followOrganisations as followInEvents } from '../events'
import { followGrants, followOrganisations as followInMembers } from '../members'
import { fillAgain, finishFilling, followOrganisations as followInNotices } from '../notices'
import { followOrganisations as followInOpinions } from '../opinions'
import { readTree } from '../organisations'
import { followOrganisations as followInSegments } from '../segments'
import type { ReorganisationRecord } from './store'
import { moveOn, unfinished } from './store'

/** Records changed before the caller gets an answer; a small organisation has moved completely by then. */
export const recordsAtOnce = 2000

/** Records one run of `jobs` changes. */
const recordsARun = 20_000

/**
 * Somebody who read the tree just before it changed may write what they read just after all have followed. No function runs so long: what
 * was written so is found by looking once more.
 */
const checkAfterMinutes = 5

/** Goes on with every act whose records have not all followed, and looks once more where it is time. Answers how many were worked on. */
export async function finishReorganisations(now: Date): Promise<number> {
  const rows = await unfinished(now)
  const allowance = { left: recordsARun }
  await inTurn(rows.map((row) => () => follow(row, now, allowance)))
  return rows.length
}

/**
 * Lets everything follow that names one of the touched places. Each step asks the tree as it is now, whatever this act was, so that acts
 * end right in any order, and each may be repeated.
 */
export async function follow(row: ReorganisationRecord, now: Date, allowance: Allowance): Promise<void> {
  const { touched, at } = row
  const by = { actor: { memberId: row.byId, name: row.byName }, requestId: row.requestId }
  const { tree } = await readTree()
  const through =
    (await finishFilling(allowance)) &&
    (await followInMembers(tree, touched, allowance)) &&
    (await followGrants(tree, touched, by, now, allowance)) &&
    (await followInEvents(tree, touched, { at, now }, allowance)) &&
    (await followInOpinions(tree, touched, allowance)) &&
    (await followInNotices(tree, touched, allowance)) &&
    (await followInSegments(tree, touched, allowance))
  if (!through) return
  await fillAgain(tree, touched, at)
  const isFirst = row.state === 'working'
  await moveOn(
    row,
    isFirst ? { state: 'checking', checkAt: addMinutes(now, checkAfterMinutes) } : { state: 'done', checkAt: null },
  )
}
