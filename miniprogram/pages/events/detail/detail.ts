import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { openDocument } from '../../../services/document'
import { getMe, hasRole } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { linksForGuest } from '../components/afterwards/links'
import { toFacts, type EventFacts } from '../facts'
import { rememberInCalendar } from '../phone-calendar'
import type { EventItem } from '../seats'
import { eventIdFrom, shareCard } from '../share'
import { isLive } from '../sign-up-status'
import { mayStandAtDoor } from '../door'
import { nextStep, type NextStep } from './next-step'
import { lossText, memberCode, partyText, ticketOf, type TicketView } from './ticket-of'

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
    /** whether something is left for them to do: rate, fetch the certificate */
    hasAfterwards: false,
    /** whether what was said when signing up can still be changed */
    mayEdit: false,
    mayManage: false,
    /** it is published and not over */
    runs: false,
    /** whether the person may sign others up */
    maySignUpOthers: false,
    isMember: false,
    /** how often the page was read, so that its parts read again too */
    turn: 0,
    /** somebody without a seat may stand at the door now */
    atDoor: false,
    // from the person
    /** people coming along */
    companions: 0,
    showsName: false,
  },

  onLoad(query: { eventId?: string; scene?: string }) {
    this.setData({ eventId: eventIdFrom(query) })
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onShareAppMessage() {
    return shareCard(this.data.eventId, this.data.event)
  },

  onShareTimeline() {
    const { eventId, event } = this.data
    const { title, imageUrl } = shareCard(eventId, event)
    return { title, imageUrl, query: `eventId=${eventId}` }
  },

  async refresh() {
    const { eventId } = this.data
    const [event, me] = await Promise.all([call('events.getEvent', { eventId }), getMe({ fresh: true })])
    const now = Date.now()
    const mine = event.mine
    const mayManage = event.can.includes('manage')
    const runs = event.status === 'published' && now < Date.parse(event.endsAt)
    this.setData({
      event,
      mayManage,
      runs,
      hasAfterwards: linksForGuest(event, now).length > 0,
      isMember: me.status === 'approved',
      turn: this.data.turn + 1,
      maySignUpOthers: runs && (mayManage || hasRole(me, 'liaison', 'administrator')),
      mayEdit: mine !== undefined && isLive(mine.status) && runs && now < Date.parse(event.startsAt),
      atDoor: me.status === 'approved' && mayStandAtDoor(event, now),
      facts: toFacts(event, now),
      step: nextStep(event, now),
      party: mine ? [partyText(mine.companions), mine.byName ? `${mine.byName}替您报名` : ''].filter(Boolean).join(' · ') : '',
      ticket: ticketOf(event, memberCode(eventId, me.memberId ?? ''), now),
    })
  },

  onMainTap() {
    const { step, eventId } = this.data
    if (step?.does === 'signUp') this.signUp()
    if (step?.does === 'answer') openPage(`/pages/events/sign-up/sign-up?eventId=${eventId}`)
    if (step?.does === 'confirm') this.confirmOffer()
    if (step?.does === 'register') openPage('/pages/members/register/register')
    if (step?.does === 'publish') openPage(`/pages/events/preview/preview?eventId=${eventId}`)
    if (step?.does === 'remember') this.onRemember()
    if (step?.does === 'rate') openPage(`/pages/events/rate/rate?eventId=${eventId}`)
  },

  /** Also when it was refused or no answer came, the page shows how things stand. */
  async andLookAgain(act: Promise<object>) {
    await act.finally(() => this.load(() => this.refresh()))
  },

  signUp() {
    const { eventId, companions, showsName } = this.data
    const asked = askToNotify(['eventPromoted', 'eventNews'])
    void this.once('signUp', async () => {
      await asked
      await this.andLookAgain(call('events.signUp', { eventId, companions, showsName }))
      void wx.pageScrollTo({ scrollTop: 0, duration: 200 })
    })
  },

  confirmOffer() {
    void this.once('signUp', async () => {
      await this.andLookAgain(call('events.confirmOffer', { eventId: this.data.eventId }))
      toast('已确认，到时见')
    })
  },

  onCancelTap() {
    const { eventId, event, step } = this.data
    void this.once('cancel', async () => {
      const sure = await confirm({
        title: `${step?.secondary ?? '取消报名'}？`,
        content: event?.mine ? lossText(event.mine) : '',
        confirmText: step?.secondary ?? '取消报名',
      })
      if (!sure) return
      const name = event?.mine?.status === 'offered' ? 'events.declineOffer' : 'events.cancelSignUp'
      await this.andLookAgain(call(name, { eventId }))
      this.setData({ companions: 0, showsName: false })
      toast('已取消，谢谢告知')
    })
  },

  onPartyChange(change: WechatMiniprogram.CustomEvent<{ companions: number; showsName: boolean }>) {
    this.setData(change.detail)
  },

  onEditTap() {
    openPage(`/pages/events/sign-up/sign-up?eventId=${this.data.eventId}`)
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

  /** A mini-program cannot open any page of the web, so the link is for a browser. */
  onOnlineTap() {
    const link = this.data.event?.onlineUrl
    if (link !== undefined) void wx.setClipboardData({ data: link })
  },

  onOrganisationTap() {
    const { event } = this.data
    if (event) openPage(`/pages/members/organisation/organisation?organisationId=${event.organisationId}`)
  },

  onFileOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string; name: string }>) {
    const { id, name } = open.currentTarget.dataset
    void this.once(`file ${id}`, () => openDocument(id, name))
  },

  onRemember() {
    if (this.data.event) void rememberInCalendar(this.data.event)
  },

  onTicketTap() {
    void wx.navigateTo({ url: `/pages/events/ticket/ticket?eventId=${this.data.eventId}` })
  },

  onRosterTap() {
    openPage(`/pages/events/roster/roster?eventId=${this.data.eventId}`)
  },

  onOthersTap() {
    openPage(`/pages/events/sign-up-for/sign-up-for?eventId=${this.data.eventId}`)
  },
})
