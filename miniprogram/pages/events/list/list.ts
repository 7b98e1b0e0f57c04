import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import { whenText } from '../../../services/when'
import { calendarLeaf } from '../calendar-leaf'
import { placesText, type EventItem } from '../seats'
import { signUpTag, type Tag } from '../sign-up-status'

interface EventLine {
  eventId: string
  title: string
  month: string
  day: string
  when: string
  place: string
  places: string
  tag: Tag | undefined
}

function toLine(event: EventItem, now: number): EventLine {
  return {
    eventId: event.eventId,
    title: event.title,
    ...calendarLeaf(event.startsAt),
    when: whenText(event.startsAt, event.endsAt),
    place: event.place.name,
    places: placesText(event, now),
    tag: event.mine && signUpTag(event.mine),
  }
}

definePagedPage({
  data: {
    // from the person
    /** 近期 or 往期 */
    filter: 'upcoming' as 'upcoming' | 'past',
    // from the server
    events: [] as EventLine[],
    /** whether the person may publish events */
    mayPublish: false,
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onShareAppMessage() {
    return { title: '看看最近有什么活动', path: '/pages/events/list/list' }
  },

  async refresh() {
    const [, me] = await Promise.all([this.readPage(), getMe()])
    this.setData({ mayPublish: hasRole(me, 'organiser', 'administrator') })
  },

  /** A first page that answers an earlier filter is read again. */
  async readPage(cursor?: string): Promise<void> {
    const { filter, events } = this.data
    const { items, nextCursor = '' } = await call('events.listEvents', { filter, limit: 20, cursor })
    if (filter !== this.data.filter) return cursor === undefined ? this.readPage() : undefined
    const now = Date.now()
    const read = items.map((event) => toLine(event, now))
    this.setData({ events: joined(cursor, events, read), nextCursor })
  },

  onFilterTap(tap: WechatMiniprogram.TouchEvent<object, object, { filter: 'upcoming' | 'past' }>) {
    const { filter } = tap.currentTarget.dataset
    if (filter === this.data.filter) return
    this.setData({ filter, events: [], nextCursor: '', state: 'loading' })
    void this.load(() => this.refresh())
  },

  onEventOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/events/detail/detail?eventId=${open.currentTarget.dataset.id}` })
  },

  onPublishTap() {
    void wx.navigateTo({ url: '/pages/events/edit/edit' })
  },
})
