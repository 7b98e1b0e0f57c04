import type { OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'
import { signUpPhase, type EventItem } from '../seats'
import { isLive } from '../sign-up-status'

type Me = OutputOf<'members.getMe'>

/** The one thing a person can do about an event now; `none` comes with the reason. */
export interface NextStep {
  does: 'signUp' | 'confirm' | 'register' | 'publish' | 'remember' | 'none'
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

export function nextStep(event: EventItem, me: Me, mayPublish: boolean, now: number): NextStep {
  if (event.status === 'draft')
    return mayPublish ? step('publish', '发布', '发布后成员就能看到并报名') : step('none', '报名', '活动还没有发布')
  if (event.status === 'cancelled') return step('none', '报名', '活动已取消')
  const mine = event.mine
  if (mine !== undefined && isLive(mine.status)) return stepWithPlace(event, mine.status, now)
  const phase = signUpPhase(event, now)
  if (phase === 'ended') return step('none', '报名', '活动已结束')
  if (phase === 'closed') return step('none', '报名', `报名已截止 · ${whenText(event.signUpClosesAt)}`)
  if (me.status !== 'approved') return stepBeforeApproval(me.status)
  if (phase === 'notOpen') return step('none', '报名', `报名未开始 · ${whenText(event.signUpOpensAt ?? event.startsAt)} 开始`)
  if (phase === 'full') return step('none', '报名', '名额已满，这个活动不设候补')
  if (event.approval) return step('signUp', '申请参加', '提交后由工作人员审核，结果会通知您')
  return phase === 'waitlist' ? step('signUp', '候补报名', '有人取消时按顺序递补') : step('signUp', '报名')
}

function stepBeforeApproval(status: Me['status']): NextStep {
  switch (status) {
    case 'guest':
      return step('register', '去登记', '登记后可报名')
    case 'rejected':
      return step('register', '修改登记', '登记未通过，修改后可再提交')
    case 'suspended':
      return step('none', '报名', '您的账号已停用，请联系工作人员')
    default:
      return step('none', '报名', '审核通过后可报名')
  }
}

function stepWithPlace(event: EventItem, status: NonNullable<EventItem['mine']>['status'], now: number): NextStep {
  if (now >= Date.parse(event.endsAt)) return step('none', '已结束', '谢谢您的参与')
  if (now >= Date.parse(event.startsAt)) return step('none', '已开始', '活动已经开始，不能再取消')
  if (status === 'offered') {
    const until = event.mine?.offerEndsAt
    return step('confirm', '确认参加', until ? `名额为您保留到 ${whenText(until)}` : '有名额了，请尽快确认', '放弃名额')
  }
  return step('remember', '加入手机日历', '', status === 'waitlisted' ? '取消候补' : '取消报名')
}
