import { AppError } from '../../kernel/app-error'
import { addMinutes } from '../../kernel/clock'
import { newId, readableCode } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import type { MemberRecord } from '../members'
import { isLastOwner, markLeaving } from '../members'
import { leadsOpenOpinions } from '../opinions'
import { requireOwnRecord } from './held'
import { waitDays } from './terms'

/** Characters of the number that opens the report afterwards: about 59 bits, so that none is found by trying. */
const receiptLength = 12

export const requestErasure: UseCase<'rights.requestErasure'> = async (_input, { actor, now }) => {
  const member = await requireOwnRecord(actor)
  if (member.leaving) return promised(member.leaving)
  if (await isLastOwner(member, now)) throw new AppError('LAST_OWNER')
  if (await leadsOpenOpinions(member._id)) throw new AppError('HANDOVER_FIRST')
  const dueAt = addMinutes(now, waitDays * 24 * 60)
  // Asked for twice at once, both answers tell of the same: a receipt that was written down must be good.
  return promised(
    await markLeaving(member._id, { requestedAt: now, dueAt, nobody: newId('x'), receipt: readableCode(receiptLength) }),
  )
}

function promised({ dueAt, receipt }: NonNullable<MemberRecord['leaving']>) {
  return { dueAt: dueAt.toISOString(), ...(receipt === undefined ? {} : { receipt }) }
}
