import { ApiError, call, type OutputOf } from '../../../services/api'
import { hasRole, type Me } from '../../../services/me'
import { dateAt } from '../../../services/shanghai'
import { dateText } from '../../../services/when'

const day = 86_400_000
const pageSize = 50

type Opinion = OutputOf<'opinions.listForStaff'>['items'][number]

/** One kind of thing that waits for the person. */
export interface ToDo {
  key: 'opinions' | 'members' | 'notices'
  heading: string
  icon: string
  /** 3 条; 50 条以上 when there are more pages */
  count: string
  /** what is most pressing about it, in words */
  note: string
  isUrgent: boolean
  url: string
}

/** A call this person may not make is left out and the rest of the desk stands. */
export async function orNothing<T>(allowed: boolean, work: () => Promise<T>): Promise<T | undefined> {
  if (!allowed) return undefined
  try {
    return await work()
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'access') return undefined
    throw error
  }
}

const countText = (count: number, unit: string, more: boolean) => (more ? `${count} ${unit}以上` : `${count} ${unit}`)

async function opinionsToDo(): Promise<ToDo> {
  const { items, nextCursor } = await call('opinions.listForStaff', { filter: 'open', limit: pageSize })
  const today = dateAt(Date.now())
  const late = items.filter(({ dueOn }) => dueOn !== undefined && dueOn < today).length
  return {
    key: 'opinions',
    heading: '待办意见',
    icon: 'chat-bubble',
    count: countText(items.length, '条', nextCursor !== undefined),
    note: late > 0 ? `${late} 条已超期，请先办` : nearestText(items),
    isUrgent: late > 0 || items.some(({ dueOn }) => dueOn === today),
    url: '/pages/opinions/manage/manage',
  }
}

function nearestText(items: Opinion[]): string {
  const nearest = items
    .map(({ dueOn }) => dueOn ?? '')
    .filter((dueOn) => dueOn !== '')
    .sort()[0]
  if (items.length === 0) return '都处理好了'
  return nearest === undefined ? '等待办理' : `最近一条 ${dateText(nearest)}到期`
}

async function membersToDo(): Promise<ToDo> {
  const { items, nextCursor } = await call('members.listPending', { limit: pageSize })
  const longest = Math.max(0, ...items.map(({ registeredAt }) => Math.floor((Date.now() - Date.parse(registeredAt)) / day)))
  return {
    key: 'members',
    heading: '待审核成员',
    icon: 'user-add',
    count: countText(items.length, '人', nextCursor !== undefined),
    note: items.length === 0 ? '没有人在等' : longest > 0 ? `最久的等了 ${longest} 天` : '今天刚登记',
    isUrgent: longest >= 3,
    url: '/pages/members/review/review',
  }
}

async function noticesToDo(): Promise<ToDo> {
  const { items } = await call('notices.listForStaff', { limit: pageSize })
  const waiting = items.filter(({ status }) => status === 'inReview')
  const mine = waiting.filter(({ can }) => can.includes('publish')).length
  return {
    key: 'notices',
    heading: '待审核通知',
    icon: 'notification',
    count: countText(waiting.length, '条', false),
    note: waiting.length === 0 ? '没有要审核的' : mine > 0 ? `${mine} 条等您审核发布` : '等另一位同事审核',
    isUrgent: false,
    url: '/pages/notices/manage/manage',
  }
}

/** Everything that waits for this person, the most pressing first and what is done last. */
export async function toDosFor(me: Me): Promise<ToDo[]> {
  const found = await Promise.all([
    orNothing(hasRole(me, 'handler', 'administrator'), opinionsToDo),
    orNothing(hasRole(me, 'administrator'), membersToDo),
    orNothing(hasRole(me, 'editor', 'reviewer', 'administrator'), noticesToDo),
  ])
  const weight = (toDo: ToDo) => (toDo.isUrgent ? 0 : toDo.count.startsWith('0') ? 2 : 1)
  return found.filter((toDo) => toDo !== undefined).sort((a, b) => weight(a) - weight(b))
}
