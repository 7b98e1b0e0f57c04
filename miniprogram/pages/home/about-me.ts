import type { OutputOf } from '../../services/api'
import { agoText, dateText, untilText, whenText } from '../../services/when'
import { opinionKindLabels, opinionStatusLabels, signUpStatusLabels } from '../../shared/labels'

type SignUp = OutputOf<'events.listMySignUps'>['items'][number]
type Opinion = OutputOf<'opinions.listMine'>['items'][number]
type Inbox = OutputOf<'notices.listInbox'>

export interface NextEvent {
  title: string
  /** 「明天」 */
  day: string
  /** 「14:30–16:30」, kept on one line */
  time: string
  /** 「还有 3 小时」 */
  until: string
  place: string
  status: { text: string; tone: string }
  url: string
}

export interface Row {
  key: string
  icon: string
  heading: string
  note: string
  url: string
}

const attending = ['confirmed', 'offered', 'waitlisted', 'pending']
const signUpTones: Record<string, string> = { confirmed: 'success', offered: 'warning', waitlisted: 'active', pending: 'active' }

/** The first event that is not over and in which the person has, or waits for, a seat. */
export function nextEventOf(signUps: SignUp[], now: Date): NextEvent | null {
  const coming = signUps
    .filter((one) => attending.includes(one.status) && one.eventStatus === 'published' && Date.parse(one.endsAt) > now.getTime())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const next = coming[0]
  if (next === undefined) return null
  const [, day = '', time = ''] = /^(.*?) ([^ ]+)$/.exec(whenText(next.startsAt, next.endsAt, now)) ?? []
  return {
    title: next.title,
    day,
    time,
    until: untilText(next.startsAt, now) || '正在进行',
    place: next.placeName,
    status: { text: signUpStatusLabels[next.status], tone: signUpTones[next.status] ?? 'neutral' },
    url: `/pages/events/detail/detail?eventId=${next.eventId}`,
  }
}

/** The one thing that waits for the person: a seat to confirm, or else an answer to rate. */
export function todoOf(signUps: SignUp[], opinions: Opinion[], now: Date): Row | null {
  const offered = signUps.find((one) => one.status === 'offered' && Date.parse(one.startsAt) > now.getTime())
  if (offered) {
    const url = `/pages/events/detail/detail?eventId=${offered.eventId}`
    return { key: offered.eventId, icon: 'calendar', heading: '有名额了，请您确认', note: offered.title, url }
  }
  const answered = opinions.find((one) => one.status === 'replied')
  if (answered === undefined) return null
  const heading = `您的${opinionKindLabels[answered.kind]}有答复了，请看看是否满意`
  return { key: answered.opinionId, icon: 'chat', heading, note: answered.text, url: opinionUrl(answered) }
}

/** Opinions under way, and the newest unread message. */
export function rowsOf(opinions: Opinion[], inbox: Inbox, todo: Row | null, now: Date): Row[] {
  const moving = opinions.filter((one) => one.status !== 'closed' && one.opinionId !== todo?.key).slice(0, 2)
  const rows = moving.map((one) => ({
    key: one.opinionId,
    icon: 'chat',
    heading: `您的${opinionKindLabels[one.kind]}${opinionStatusLabels[one.status]}`,
    note: one.dueOn
      ? `${brief(one.text)}\n${dateText(one.dueOn, now)}前${one.status === 'submitted' ? '受理' : '答复'}`
      : brief(one.text),
    url: opinionUrl(one),
  }))
  const unread = inbox.items.find((item) => item.readAt === undefined)
  if (unread === undefined || inbox.unread === 0) return rows
  const note = `${unread.title}\n${agoText(unread.publishedAt, now)}`
  return [{ key: 'unread', icon: 'mail', heading: `${inbox.unread} 条消息未读`, note, url: '/pages/inbox/inbox' }, ...rows]
}

/** As much of a text as one line holds. */
function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 15 ? `${line.slice(0, 14)}…` : line
}

function opinionUrl(opinion: Opinion): string {
  return `/pages/opinions/detail/detail?opinionId=${opinion.opinionId}`
}
