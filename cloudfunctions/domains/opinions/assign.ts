import { currentGrants } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { approvedMembers } from '../members'
import { changeOpinion } from './change-opinion'
import type { Handler } from './rules'
import { assigned } from './rules'

export const assign: UseCase<'opinions.assign'> = async ({ opinionId, leadId, coHandlerIds, dueOn }, context) => {
  const ids = [...new Set([leadId, ...coHandlerIds])]
  const found = new Map(
    (await approvedMembers(ids)).map(({ _id, name, roles }): [string, Handler] => [
      _id,
      { memberId: _id, name, roles: currentGrants(roles, context.now) },
    ]),
  )
  const handlerWith = (id: string): Handler => {
    const handler = found.get(id)
    if (!handler) throw new AppError('HANDLER_INVALID')
    return handler
  }
  const to = { lead: handlerWith(leadId), coHandlers: ids.filter((id) => id !== leadId).map(handlerWith), dueOn }
  await changeOpinion('assign', opinionId, context, async (opinion) => assigned(opinion, to, context.actor, context.now))
  return { done: true }
}
