import { definePage } from '../../behaviors/page'
import { call } from '../../services/api'
import { showUnread } from '../../services/badge'
import { getMe, type Me } from '../../services/me'
import { openPage } from '../../services/navigation'
import { openPrivacyContract } from '../../services/privacy'
import { askToNotify } from '../../services/subscribe'
import { toast } from '../../services/toast'
import { partOfDay } from '../../services/when'
import { askLater, policyQuestion } from './policy-question'
import { nextEventOf, rowsOf, todoOf, type NextEvent, type Row } from './about-me'
import { comingEvents, type ComingEvent } from './coming-events'

type OpenEvent = WechatMiniprogram.TouchEvent<Record<string, never>, Record<string, never>, { url: string }>

definePage({
  data: {
    // members.getMe
    /** Which of the five first screens is shown. */
    status: 'guest' as Me['status'],
    greeting: '',
    organisations: '',
    /** Why a registration was not accepted. */
    reason: '',
    /** The policy to agree to anew; empty when there is none. */
    askedVersion: '',
    // WeChat's privacy flow
    privacyNeeded: false,
    // events.listMySignUps, opinions.listMine, notices.listInbox
    next: null as NextEvent | null,
    todo: null as Row | null,
    rows: [] as Row[],
    // events.listEvents
    events: [] as ComingEvent[],
    /** The list could not be fetched. */
    eventsMissing: false,
    // what never changes
    waitingSteps: [
      { title: '您已提交登记', time: '', state: 'done' },
      { title: '工作人员审核', time: '', text: '结果会在「消息」里告诉您', state: 'current' },
      { title: '报名活动、提意见、收通知', time: '', state: 'todo' },
    ],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onShareAppMessage() {
    return { title: '同心桥：报名活动，提意见有回音', path: '/pages/home/home' }
  },

  async refresh() {
    // What is on is for everyone, but must not keep a person from what is theirs.
    const coming = call('events.listEvents', { filter: 'upcoming', limit: 3 }).catch(() => null)
    const { me, mine } = await this.meAndMine()
    const events = await coming
    const now = new Date()
    this.setData({
      ...mine,
      status: me.status,
      greeting: me.name ? `${partOfDay(now)}，${me.name}` : `${partOfDay(now)}，欢迎来到同心桥`,
      organisations: me.organisations.map((organisation) => organisation.name).join('、'),
      reason: me.reason ?? '',
      ...(await policyQuestion(me)),
      events: events ? comingEvents(events.items, now) : [],
      eventsMissing: events === null,
    })
  },

  async meAndMine() {
    const me = await getMe({ fresh: this.data.state === 'ready' && this.data.status !== 'approved' })
    const mine = me.status === 'approved' ? await this.mine() : { next: null, todo: null, rows: [] }
    return { me, mine }
  },

  async mine() {
    const [signUps, opinions, inbox] = await Promise.all([
      call('events.listMySignUps', { limit: 20 }),
      call('opinions.listMine', { limit: 10 }),
      call('notices.listInbox', { limit: 10 }),
    ])
    const now = new Date()
    const todo = todoOf(signUps.items, opinions.items, now)
    void showUnread(inbox.unread)
    return { next: nextEventOf(signUps.items, now), todo, rows: rowsOf(opinions.items, inbox, todo, now) }
  },

  onRowOpen(event: OpenEvent) {
    openPage(event.currentTarget.dataset.url)
  },

  onPolicyOpen() {
    openPrivacyContract()
  },

  onPolicyTap() {
    if (!this.data.privacyNeeded) this.onPolicyAgree()
  },

  /** WeChat has the person's word. */
  onPolicyAgree() {
    void this.once('agree', async () => {
      await call('members.agreeToPolicy', { consentVersion: this.data.askedVersion })
      this.setData({ askedVersion: '' })
      toast('谢谢，已记下您的同意')
      await getMe({ fresh: true }).catch(() => undefined)
    })
  },

  onPolicyLater() {
    askLater()
    this.setData({ askedVersion: '' })
  },

  onRegisterTap() {
    openPage('/pages/members/register/register')
  },

  onNotifyTap() {
    void askToNotify(['registrationReviewed']).then(() => toast('好的，您也可以随时回来看'))
  },

  onSubmitOpinionTap() {
    openPage('/pages/opinions/submit/submit')
  },

  onAllEventsTap() {
    openPage('/pages/events/list/list')
  },
})
