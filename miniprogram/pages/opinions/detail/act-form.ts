import { call } from '../../../services/api'
import type { Action } from './actions'

type Does = Action['does']

/** What was typed and chosen to move an opinion on. */
export interface ActForm {
  reply: string
  leadId: string
  /** empty for the day the rules say */
  dueOn: string
  rating: '' | 'satisfied' | 'unsatisfied'
  comment: string
}

export const emptyForm: ActForm = { reply: '', leadId: '', dueOn: '', rating: '', comment: '' }

/** What is still to do before it can be sent, in words; empty when nothing is. */
export function missingIn(does: Does, form: ActForm): string {
  if (does === 'assign' && form.leadId === '') return '请选择承办人'
  if (does === 'reply' && form.reply.trim() === '') return '请写下答复'
  if (does === 'rate' && form.rating === '') return '请选满意或不满意'
  return ''
}

/** Sends it. Throws `ApiError`. */
export async function sendAct(does: Does, opinionId: string, form: ActForm): Promise<void> {
  const { leadId, dueOn, rating } = form
  const comment = form.comment.trim()
  if (does === 'accept') await call('opinions.accept', { opinionId })
  if (does === 'assign') await call('opinions.assign', { opinionId, leadId, ...(dueOn === '' ? {} : { dueOn }) })
  if (does === 'reply') await call('opinions.reply', { opinionId, text: form.reply.trim() })
  if (does === 'rate') {
    await call('opinions.rate', { opinionId, satisfied: rating === 'satisfied', ...(comment === '' ? {} : { comment }) })
  }
}
