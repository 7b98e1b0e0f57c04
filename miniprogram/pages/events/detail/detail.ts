import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { toFacts, type EventFacts } from './facts'
import { nextStep, type NextStep } from './next-step'
import { rememberInCalendar } from './phone-calendar'
import { memberCode, partyText, ticketOf, type TicketView } from './ticket-of'

type EventItem = OutputOf<'events.getEvent'>

definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    event: undefined as EventItem | undefined,
    /** the event in words */
    facts: undefined as EventFacts | undefined,
    /** what the action bar offers */
    step: undefined as NextStep | undefined,
    /** the person's place, when they have or wait for one */
    ticket: undefined as TicketView | undefined,
    /** 本人和 2 位同行, once signed up */
    party: '',
    /** whether the person may see the roster */
    mayManage: false,
    // from the person
    /** people coming along, 0–5 */
    companions: 0,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onShareAppMessage() {
    const { eventId, event } = this.data
    return { title: event?.title ?? '活动', path: `/pages/events/detail/detail?eventId=${eventId}` }
  },

  async refresh() {
    const { eventId } = this.data
    const [event, me] = await Promise.all([call('events.getEvent', { eventId }), getMe({ fresh: true })])
    const now = Date.now()
    const mayManage = event.can.includes('manage')
    this.setData({
      event,
      mayManage,
      facts: toFacts(event, now),
      step: nextStep(event, me, mayManage, now),
      party: event.mine ? partyText(event.mine.companions) : '',
      ticket: event.mine && ticketOf(event.mine, memberCode(eventId, me.memberId ?? '')),
    })
  },

  onMainTap() {
    const does = this.data.step?.does
    if (does === 'signUp') this.signUp()
    if (does === 'confirm') this.confirmOffer()
    if (does === 'register') void wx.navigateTo({ url: '/pages/members/register/register' })
    if (does === 'publish') this.publish()
    if (does === 'remember' && this.data.event) void rememberInCalendar(this.data.event)
  },

  signUp() {
    const { eventId, companions } = this.data
    const asked = askToNotify(['eventPromoted', 'eventNews'])
    void this.once('signUp', async () => {
      await asked
      await call('events.signUp', { eventId, companions })
      await this.load(() => this.refresh())
      void wx.pageScrollTo({ scrollTop: 0, duration: 200 })
    })
  },

  confirmOffer() {
    void this.once('signUp', async () => {
      await call('events.confirmOffer', { eventId: this.data.eventId })
      await this.load(() => this.refresh())
      toast('已确认，到时见')
    })
  },

  publish() {
    void this.once('publish', async () => {
      await call('events.publishEvent', { eventId: this.data.eventId })
      await this.load(() => this.refresh())
      toast('已发布')
    })
  },

  onCancelTap() {
    const { eventId, event, step } = this.data
    void this.once('cancel', async () => {
      const sure = await confirm({
        title: `${step?.secondary ?? '取消报名'}？`,
        content:
          event?.mine?.status === 'waitlisted' ? '您的候补位置将让给下一位。' : '名额将让给下一位，之后再报名需要重新排队。',
        confirmText: step?.secondary ?? '取消报名',
        cancelText: '再想想',
      })
      if (!sure) return
      await call(event?.mine?.status === 'offered' ? 'events.declineOffer' : 'events.cancelSignUp', { eventId })
      this.setData({ companions: 0 })
      await this.load(() => this.refresh())
      toast('已取消，谢谢告知')
    })
  },

  onCompanionsTap(tap: WechatMiniprogram.TouchEvent<object, object, { by: number }>) {
    const companions = this.data.companions + Number(tap.currentTarget.dataset.by)
    if (companions < 0 || companions > (this.data.event?.companionsAllowed ?? 0)) return
    this.setData({ companions })
  },

  onPlaceTap() {
    const place = this.data.event?.place
    if (!place) return
    const { latitude, longitude, name, address } = place
    if (latitude !== undefined && longitude !== undefined) {
      void wx.openLocation({ latitude, longitude, name, address: address ?? name })
      return
    }
    void wx.setClipboardData({ data: address ? `${name} ${address}` : name })
  },

  onRosterTap() {
    void wx.navigateTo({ url: `/pages/events/roster/roster?eventId=${this.data.eventId}` })
  },
})
