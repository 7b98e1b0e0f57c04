import { whenText } from '../../../services/when'
import { whyNotLabels } from '../../../shared/labels'
import { whyNotRate } from '../afterwards'
import { signUpLabel, type EventItem } from '../seats'
import { isLive } from '../sign-up-status'

/** The one thing a person can do about an event now; `none` comes with the reason. */
export interface NextStep {
  does: 'signUp' | 'answer' | 'confirm' | 'register' | 'publish' | 'remember' | 'rate' | 'none'
  label: string
  reason: string
  /** Words of the second button, which gives the place up; empty without one. */
  secondary: string
}

const step = (does: NextStep['does'], label: string, reason = '', secondary = ''): NextStep => ({
  does,
  label,
  reason,
  secondary,
})

/** What can be done and what stands in its way is the server's to say: the phone's clock may be wrong. */
export function nextStep(event: EventItem, now: number): NextStep {
  if (event.status === 'draft') return step('publish', '发布', '发布后成员就能看到并报名')
  const mine = event.mine
  if (event.status === 'published' && mine !== undefined && isLive(mine.status)) return stepWithPlace(event, mine, now)
  const { whyNot } = event
  if (whyNot === 'notRegistered') return step('register', '去登记', whyNotLabels[whyNot])
  if (whyNot === 'registrationRejected') return step('register', '修改登记', whyNotLabels[whyNot])
  if (whyNot !== undefined) return step('none', '报名', reasonWith(event, whyNotLabels[whyNot]))
  const does = (event.questions?.items ?? []).length > 0 ? 'answer' : 'signUp'
  return step(does, signUpLabel(event), reasonOf(event))
}

/** What becomes of a sign-up that is not a seat at once. */
function reasonOf({ approval, seatsLeft }: EventItem): string {
  if (approval) return '提交后由工作人员审核，结果会通知您'
  return seatsLeft > 0 ? '' : '有人取消时按顺序递补'
}

/** The reason with the instant it turns on. */
function reasonWith({ whyNot, signUpOpensAt, signUpClosesAt }: EventItem, words: string): string {
  if (whyNot === 'notOpen' && signUpOpensAt !== undefined) return `${words} · ${whenText(signUpOpensAt)} 开始`
  return whyNot === 'closed' ? `${words} · ${whenText(signUpClosesAt)}` : words
}

function stepWithPlace(event: EventItem, mine: NonNullable<EventItem['mine']>, now: number): NextStep {
  if (mine.rating === undefined && whyNotRate(event, now) === '') return step('rate', '评价活动', '一分钟就好，不显示姓名')
  if (now >= Date.parse(event.endsAt))
    return step('none', '已结束', mine.checkedInAt === undefined ? '这次活动已经结束' : '谢谢您的参与')
  if (now >= Date.parse(event.startsAt)) return step('none', '已开始', '活动已经开始，不能再取消')
  if (mine.status === 'offered') {
    const until = mine.offerEndsAt
    return step('confirm', '确认参加', until ? `名额为您保留到 ${whenText(until)}` : '有名额了，请尽快确认', '放弃名额')
  }
  if (mine.status === 'confirmed' && !mayCancel(event, now)) {
    return step('remember', '加入手机日历', '现在不能自己取消报名，确有特殊情况请联系主办方')
  }
  return step('remember', '加入手机日历', '', mine.status === 'waitlisted' ? '取消候补' : '取消报名')
}

function mayCancel({ cancelPolicy, cancelBy }: EventItem, now: number): boolean {
  if (cancelPolicy === 'never') return false
  return cancelPolicy === 'untilStart' || cancelBy === undefined || now < Date.parse(cancelBy)
}
