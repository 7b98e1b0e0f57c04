import { inTurn } from '../../kernel/in-turn'
import { currentGrants } from '../../kernel/access'
import { handOver as handOverEvents } from '../events'
import { approvedMembers } from '../members'
import { handOver as handOverOpinions } from '../opinions'
import type { HandoverRecord } from './store'
import { markHandedOver, openHandovers } from './store'

/** Moves what was promised, domain by domain. A domain that gives people work adds its own here; each may be repeated. */
export async function carryOut(handover: HandoverRecord, now: Date): Promise<void> {
  const { _id, fromId, fromName, toId, scope, byId, byName, requestId } = handover
  const [successor] = await approvedMembers([toId])
  // Suspended or gone meanwhile: their colleague keeps the work, and an administrator hands it over anew.
  if (successor) {
    await handOverEvents(fromId, toId, scope, now)
    await handOverOpinions({
      from: { memberId: fromId, name: fromName },
      to: { memberId: toId, name: successor.name, roles: currentGrants(successor.roles, now) },
      scope,
      by: { actor: { memberId: byId, name: byName }, now, requestId },
    })
  }
  await markHandedOver(_id)
}

/** Finishes the handovers that were promised. Answers how many. */
export async function finishHandovers(now: Date): Promise<number> {
  const open = await openHandovers()
  await inTurn(open.map((handover) => () => carryOut(handover, now)))
  return open.length
}
