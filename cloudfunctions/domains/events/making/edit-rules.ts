import { shanghaiTime } from '../../../kernel/clock'
import { AppError } from '../../../kernel/app-error'
import type { EventRecord } from '../records'
import type { DetailField, EventDetails } from './details-rules'

/** What may still be put right when an event is over: nothing that anybody decided on. */
const afterwards: readonly (DetailField | 'seats')[] = ['title', 'description', 'cover', 'files', 'onlineUrl']

/** Refuses changes that come too late, or would move an event into the past. */
export function requireEditable(
  event: EventRecord,
  become: EventDetails,
  changed: readonly (DetailField | 'seats')[],
  now: Date,
): void {
  if (event.status === 'cancelled') throw new AppError('EVENT_CANCELLED')
  if (event.status === 'draft') return
  if (event.endsAt <= now && changed.some((field) => !afterwards.includes(field))) throw new AppError('EVENT_OVER')
  if (changed.includes('endsAt') && become.endsAt <= now) throw new AppError('EVENT_TIMES_INVALID')
}

type Where = Pick<EventRecord, 'title' | 'startsAt' | 'endsAt' | 'place' | 'onlineUrl'>

/** What those who signed up are told: the new time or place beside the former one; null when neither changed for them. */
export function changeMessage(
  from: Where & Pick<EventRecord, 'status' | 'endsAt'>,
  to: Where,
  now: Date,
): { title: string; body: string; hint: string } | null {
  if (from.status !== 'published' || from.endsAt <= now) return null
  const newTime = +from.startsAt !== +to.startsAt || +from.endsAt !== +to.endsAt
  const newPlace = placeWords(from.place) !== placeWords(to.place)
  const newLink = from.onlineUrl !== to.onlineUrl
  const what = [newTime && '时间', newPlace && '地点', newLink && '线上入口'].filter((word) => word !== false)
  if (what.length === 0) return null
  const lines = [
    newTime && `时间改为：${spanWords(to)}（原来是${spanWords(from)}）。`,
    newPlace && `地点改为：${placeWords(to.place)}（原来是${placeWords(from.place)}）。`,
    newLink && (to.onlineUrl === null ? '不再线上进行。' : '线上入口有变，请在活动页查看。'),
  ]
  return {
    title: `${what.join('、')}有变：${to.title}`,
    body: `您报名的活动有变动。${lines.filter(Boolean).join('')}如不能参加，请尽早取消，让给下一位。`,
    hint: `${what.join('、')}有变，请点开查看`,
  }
}

function spanWords({ startsAt, endsAt }: Pick<Where, 'startsAt' | 'endsAt'>): string {
  const [from, to] = [shanghaiTime(startsAt), shanghaiTime(endsAt)]
  const [day, time] = to.split(' ')
  return from.startsWith(`${day} `) ? `${from}–${time}` : `${from}–${to}`
}

function placeWords({ name, address }: EventRecord['place']): string {
  return address === undefined ? name : `${name}，${address}`
}
