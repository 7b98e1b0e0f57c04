import type { EventItem } from '../seats'
import { signUpTag, type Tone } from '../sign-up-status'

export interface TicketView {
  result: string
  tone: Tone
  note: string
  code: string
}

/** The code the door asks for: the end of the event's id, then the end of the member's. */
export function memberCode(eventId: string, memberId: string): string {
  return `${eventId.slice(-6)} ${memberId.slice(-6)}`.toUpperCase()
}

/** What the ticket says about a sign-up; nothing for one that was given up, or came to nothing before the event was over. */
export function ticketOf({ status, mine, endsAt }: EventItem, code: string, now: number): TicketView | undefined {
  if (!mine || status === 'cancelled') return undefined
  const { text, tone } = signUpTag(mine)
  if (now >= Date.parse(endsAt)) return mine.status === 'confirmed' ? afterwards(mine.checkedInAt !== undefined) : undefined
  switch (mine.status) {
    case 'confirmed':
      return { result: '报名成功', tone, note: '', code }
    case 'waitlisted':
      return { result: text, tone, note: '有人取消时按顺序递补，轮到您会通知您', code: '' }
    case 'offered':
      return { result: '有名额了', tone, note: '请尽快确认，过时将让给下一位', code: '' }
    case 'pending':
      return { result: '已收到报名', tone, note: '主办方确认后会通知您', code: '' }
    default:
      return undefined
  }
}

function afterwards(came: boolean): TicketView {
  if (came) return { result: '已参加', tone: 'success', note: '', code: '' }
  return { result: '活动已结束', tone: 'neutral', note: '没有您的签到记录。如果您到了现场，请联系主办方补签到', code: '' }
}

/** 本人和 2 位同行; nothing for somebody who comes alone. */
export function partyText(companions: number): string {
  return companions > 0 ? `本人和 ${companions} 位同行` : ''
}

/** What somebody gives up who cancels. */
export function lossText({ status }: NonNullable<EventItem['mine']>): string {
  if (status === 'pending') return '主办方将不再审核，之后再报名需要重新提交。'
  if (status === 'waitlisted') return '您的候补位置将让给下一位。'
  return '名额将让给下一位，之后再报名需要重新排队。'
}
