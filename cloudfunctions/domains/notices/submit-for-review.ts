import type { UseCase } from '../../kernel/use-case'
import { changeNotice } from './change-notice'

export const submitForReview: UseCase<'notices.submitForReview'> = async ({ noticeId }, context) => {
  await changeNotice('submitForReview', noticeId, context, { status: 'inReview' })
  return { done: true }
}
