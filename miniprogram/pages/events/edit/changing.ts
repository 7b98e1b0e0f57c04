import { ApiError, call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toInput, type EventForm } from './form'
import { movesPeople, saveChanges, type Standing } from './saving'

/** Somebody who would have to give seats back. */
export interface Asked {
  memberId: string
  name: string
  note: string
}

/** Who must give seats back before there can be as few as the form says, and how many seats that is; nobody when all fit. */
export async function seatsMissing({ eventId }: Standing, form: EventForm): Promise<{ over: number; people: Asked[] }> {
  const { capacity, quotas = [] } = toInput(form)
  const { over, toAsk } = await call('events.previewSeats', { eventId, capacity, quotas })
  const people = toAsk.map(({ memberId, name, seats, quotaName }) => ({
    memberId,
    name,
    note: [`占 ${seats} 个名额`, ...(quotaName === undefined ? [] : [quotaName])].join(' · '),
  }))
  return { over, people }
}

/** Whether those who signed up may be told, where they would be. */
export async function mayTell(standing: Standing, form: EventForm): Promise<boolean> {
  if (standing.signedUp === 0 || !movesPeople(standing, form)) return true
  const content = `时间或地点变了，报名的 ${standing.signedUp} 人会收到通知。`
  return confirm({ title: '保存并通知？', content, confirmText: '保存' })
}

/**
 * Saves an event that exists. When a colleague has changed it meanwhile, what was typed stays until the person wants to see theirs:
 * then the answer is the event as the colleague left it, or nothing.
 */
export async function savedOrLatest(
  standing: Standing,
  form: EventForm,
): Promise<{ version: number; told: boolean } | { latest: Standing } | null> {
  try {
    return await saveChanges(standing, form)
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'EVENT_EDITED')) throw error
    const content = '您改的还在这一页。看最新的会换掉您改的，可以先记下来。'
    const wanted = await confirm({ title: '有同事刚改过', content, confirmText: '看最新的', cancelText: '先不看' })
    return wanted ? { latest: await call('events.getForEditing', { eventId: standing.eventId }) } : null
  }
}
