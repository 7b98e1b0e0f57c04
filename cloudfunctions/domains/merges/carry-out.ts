import { inTurn } from '../../kernel/in-turn'
import { addSeconds } from '../../kernel/clock'
import { command } from '../../platform/database'
import { moveToMember as moveEvents } from '../events'
import { moveToMember as moveExports } from '../exports'
import { moveToMember as moveFiles } from '../files'
import { moveToMember as moveHandovers } from '../handovers'
import { moveToMember as moveImports } from '../imports'
import type { MergeRecord } from '../members'
import { members, merges, moveToMember as moveMembers } from '../members'
import { moveToMember as moveNotices } from '../notices'
import { moveToMember as moveOpinions } from '../opinions'
import { moveToMember as moveOfficers } from '../organisations'
import { moveToMember as moveReorganisations } from '../reorganisations'
import { moveToMember as moveSegments } from '../segments'
import { duplicates, forgetPairsOf, markMerged, openMerges } from './store'

/** After so long nothing is under way any more that knew the record that went: longer than `api` and `jobs` may run (their config.json). */
const quietSeconds = 60

/** What moves with a person. A domain that names people adds its own here; each may be repeated. */
const steps: ((fromId: string, toId: string, now: Date) => Promise<void>)[] = [
  moveEvents,
  moveOpinions,
  moveNotices,
  moveHandovers,
  moveOfficers,
  moveFiles,
  moveSegments,
  moveImports,
  moveExports,
  moveReorganisations,
  moveMembers,
  moveMerges,
]

/** Moves everything that names the record that went. May be repeated. */
export async function carryOut({ goneId, keepId }: MergeRecord, now: Date): Promise<void> {
  for (const step of steps) await step(goneId, keepId, now)
}

/** Earlier merges into the record that goes now are the other's from here on; so are those it carried out as staff. */
async function moveMerges(fromId: string, toId: string): Promise<void> {
  await merges.update({ keepId: fromId }, { keepId: toId })
  await merges.update({ byId: fromId }, { byId: toId })
  await duplicates.update({ 'dismissedBy.byId': fromId }, { 'dismissedBy.byId': toId })
  await forgetPairsOf(fromId)
}

/**
 * Finishes the merges that were promised. The last look is only taken when whatever was under way has ended, so that nothing is written under
 * the old id behind it; then what is left of the record goes. Answers how many were worked on.
 */
export async function finishMerges(now: Date): Promise<number> {
  const open = await openMerges()
  await inTurn(open.map((merge) => () => finish(merge, now)))
  return open.length
}

async function finish(merge: MergeRecord, now: Date): Promise<void> {
  await carryOut(merge, now)
  if (merge.at > addSeconds(now, -quietSeconds)) return
  await members.remove({ _id: merge.goneId, mergedInto: command().gt('') })
  await markMerged(merge._id, now)
}
