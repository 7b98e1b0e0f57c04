import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import { toastError } from '../../../services/toast'
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

definePage({
  data: {
    // from the person
    /** 近期 or 往期 */
    filter: 'upcoming' as 'upcoming' | 'past',
    // from the server
    events: [] as EventLine[],
    /** missing on the last page */
    nextCursor: undefined as string | undefined,
    /** whether the person may publish events */
    mayPublish: false,
    /** the next page is on its way */
    loadingMore: false,
  },

  onShow() {
    void this.refresh()
  },

  onPullDownRefresh() {
    void this.refresh()
  },

  onReachBottom() {
    void this.loadMore()
  },

  onShareAppMessage() {
    return { title: '看看最近有什么活动', path: '/pages/events/list/list' }
  },

  async refresh() {
    await this.load(() => this.loadFirst())
  },

  async loadFirst(): Promise<void> {
    const { filter } = this.data
    const [page, me] = await Promise.all([call('events.listEvents', { filter, limit: 20 }), getMe()])
    if (filter !== this.data.filter) return this.loadFirst()
    const now = Date.now()
    this.setData({
      events: page.items.map((event) => toLine(event, now)),
      nextCursor: page.nextCursor,
      mayPublish: hasRole(me, 'organiser', 'administrator'),
    })
  },

  async loadMore() {
    const { filter, nextCursor: cursor, events, loadingMore } = this.data
    if (cursor === undefined || loadingMore) return
    this.setData({ loadingMore: true })
    try {
      const page = await call('events.listEvents', { filter, limit: 20, cursor })
      const now = Date.now()
      if (filter === this.data.filter) {
        this.setData({ events: [...events, ...page.items.map((event) => toLine(event, now))], nextCursor: page.nextCursor })
      }
    } catch (error) {
      toastError(error)
    } finally {
      this.setData({ loadingMore: false })
    }
  },

  onFilterTap(tap: WechatMiniprogram.TouchEvent<object, object, { filter: 'upcoming' | 'past' }>) {
    const { filter } = tap.currentTarget.dataset
    if (filter === this.data.filter) return
    this.setData({ filter, events: [], nextCursor: undefined, state: 'loading' })
    void this.refresh()
  },

  onEventOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/events/detail/detail?eventId=${open.currentTarget.dataset.id}` })
  },

  onPublishTap() {
    void wx.navigateTo({ url: '/pages/events/edit/edit' })
  },

  onRetryTap() {
    void this.refresh()
  },
})
