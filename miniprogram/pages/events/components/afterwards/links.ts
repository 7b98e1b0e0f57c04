import { whyNoCertificate, whyNotRate } from '../../afterwards'
import type { EventItem } from '../../seats'

export interface Link {
  key: 'rate' | 'certificate' | 'photos' | 'summary' | 'message'
  heading: string
  note: string
  icon: string
}

/** What is left to do about an event for somebody who came, once it is over. */
export function linksForGuest(event: EventItem, now: number): Link[] {
  if (whyNoCertificate(event, now) !== '') return []
  const stars = event.mine?.rating?.stars
  const note = stars === undefined ? '一分钟就好，不显示姓名' : `您评了 ${stars} 分，可以修改`
  const rating: Link[] = whyNotRate(event, now) === '' ? [{ key: 'rate', heading: '评价活动', note, icon: 'star' }] : []
  return [
    ...rating,
    { key: 'certificate', heading: '参加证明', note: '存成图片，可以打印', icon: 'certificate' },
    { key: 'photos', heading: '活动照片', note: '参加了的成员能看到', icon: 'image' },
  ]
}

/** What staff do beside the list: write to people, and afterwards look at what came of it. */
export function linksForStaff({ status, startsAt, can }: EventItem, now: number): Link[] {
  if (status === 'draft' || !can.includes('manage')) return []
  const message: Link = { key: 'message', heading: '发消息', note: '发给报名、候补或没签到的人', icon: 'chat' }
  if (now < Date.parse(startsAt)) return [message]
  return [
    message,
    { key: 'photos', heading: '活动照片', note: '给参加了的成员看', icon: 'image' },
    { key: 'summary', heading: '活动小结', note: '到场、评价，可以发给管理员', icon: 'chart-bar' },
  ]
}
