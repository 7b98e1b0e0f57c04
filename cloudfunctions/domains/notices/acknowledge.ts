import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { acknowledgeLine } from './store'

export const acknowledge: UseCase<'notices.acknowledge'> = async ({ noticeId }, { actor, now }) => {
  if (!(await acknowledgeLine(noticeId, actor.memberId, now))) throw new AppError('NOTICE_NOT_FOUND')
  return { done: true }
}
