import { AppError } from '../../kernel/app-error'
import { addMinutes } from '../../kernel/clock'
import { newId } from '../../kernel/ids'
import type { UseCase } from '../../kernel/use-case'
import { isLastOwner, markLeaving } from '../members'
import { leadsOpenOpinions } from '../opinions'
import { requireOwnRecord } from './held'
import { waitDays } from './terms'

export const requestErasure: UseCase<'rights.requestErasure'> = async (_input, { actor, now }) => {
  const member = await requireOwnRecord(actor)
  if (member.leaving) return { dueAt: member.leaving.dueAt.toISOString() }
  if (await isLastOwner(member, now)) throw new AppError('LAST_OWNER')
  if (await leadsOpenOpinions(member._id)) throw new AppError('HANDOVER_FIRST')
  const dueAt = addMinutes(now, waitDays * 24 * 60)
  await markLeaving(member._id, { requestedAt: now, dueAt, nobody: newId('x') })
  return { dueAt: dueAt.toISOString() }
}
