import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import { addMinutes } from '../../kernel/clock'
import { newId, readableCode } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import type { MemberRecord } from '../members'
import { markLeaving, markOwnerLeaving } from '../members'
import { leadsOpenOpinions } from '../opinions'
import { requireOwnRecord } from './held'
import { waitDays } from './terms'

/** Characters of the number that opens the report afterwards: about 59 bits, so that none is found by trying. */
const receiptLength = 12

export const requestErasure: UseCase<'rights.requestErasure'> = async (_input, { actor, now, requestId }) => {
  const member = await requireOwnRecord(actor)
  const { _id, name, roles } = member
  if (member.leaving) return promised(member.leaving)
  if (await leadsOpenOpinions(_id)) throw new AppError('HANDOVER_FIRST')
  const dueAt = addMinutes(now, waitDays * 24 * 60)
  const leaving = { requestedAt: now, dueAt, nobody: newId('x'), receipt: readableCode(receiptLength) }
  // Asked for twice at once, both answers tell of the same: a receipt that was written down must be good.
  if (!roles.some(({ role }) => role === 'owner')) return promised(await markLeaving(_id, leaving))
  const by = { actor: { memberId: _id, name }, now, requestId }
  return promised(await atomically(by, (change) => markOwnerLeaving(change, _id, leaving, now)))
}

function promised({ dueAt, receipt }: NonNullable<MemberRecord['leaving']>) {
  return { dueAt: dueAt.toISOString(), ...(receipt === undefined ? {} : { receipt }) }
}
