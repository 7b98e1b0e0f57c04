import { definePage } from '../../../behaviors/page'
import { call, isUnreached } from '../../../services/api'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { awake } from '../awake'
import { codeSize } from '../code-size'
import { codeEnd, placeText } from '../roster/book'
import { scanned } from '../scan'
import { keepTicket, keptTicket, type Ticket } from './kept-tickets'
import { standingOf, type Standing } from './standing'

/** How often the page looks whether the door has scanned it, in milliseconds. */
const lookEvery = 5_000

definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    ticket: undefined as Ticket | undefined,
    standing: undefined as Standing | undefined,
    when: '',
    codeEnd: '',
    /** 扫码签到 or 扫码离场; empty when there is nothing to scan */
    scanLabel: '',
    isOld: false,
    size: 240,
  },

  rest: undefined as (() => void) | undefined,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId, size: codeSize(300) })
    void this.load(() => this.refresh())
  },

  onShow() {
    this.rest = awake([{ every: lookEvery, work: () => void this.refresh().catch(() => undefined) }])
  },

  onHide() {
    this.rest?.()
  },

  onUnload() {
    this.rest?.()
  },

  async refresh() {
    const { eventId } = this.data
    try {
      const ticket = await call('events.getMyTicket', { eventId })
      keepTicket(ticket)
      this.show(ticket, false)
    } catch (error) {
      const kept = keptTicket(eventId)
      if (!isUnreached(error) || !kept) throw error
      this.show(kept, true)
    }
  },

  show(ticket: Ticket, isOld: boolean) {
    const isIn = ticket.checkedInAt !== undefined
    const mayScan = ticket.selfCheckIn && ticket.status === 'confirmed' && (!isIn || (ticket.signOut && !ticket.signedOutAt))
    this.setData({
      ticket,
      isOld,
      standing: standingOf(ticket),
      when: whenText(ticket.startsAt, ticket.endsAt),
      codeEnd: codeEnd(ticket.memberId),
      scanLabel: mayScan ? (isIn ? '扫码离场' : '扫码签到') : '',
    })
  },

  onScanTap() {
    void this.once('scan', async () => {
      const code = await scanned()
      if (code === undefined) return
      const { eventId, direction, ...arrival } = await call('events.checkInByCode', { code })
      toast(direction === 'out' ? '已离场，谢谢参与' : `签到成功，${placeText(arrival)}`)
      if (eventId === this.data.eventId) await this.load(() => this.refresh())
      else void wx.redirectTo({ url: `/pages/events/ticket/ticket?eventId=${eventId}` })
    })
  },
})
