import { definePage } from '../../../behaviors/page'
import { getMe, hasRole, isStaff } from '../../../services/me'
import { groupsFor, type Group } from './groups'
import { managedEvents, type ManagedEvent } from './managed-events'
import { orNothing, toDosFor, type ToDo } from './to-do'

const eventsAtFirst = 3

definePage({
  data: {
    // from the server
    isStaff: false,
    mayWriteNotices: false,
    mayPublishEvents: false,
    /** the most pressing first */
    toDos: [] as ToDo[],
    /** the nearest first */
    events: [] as ManagedEvent[],
    /** those that are shown, so that what comes below is not far away */
    shownEvents: [] as ManagedEvent[],
    /** what is opened less often */
    groups: [] as Group[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    const me = await getMe({ fresh: true })
    const mayPublishEvents = hasRole(me, 'organiser', 'administrator')
    const [toDos, events] = await Promise.all([toDosFor(me), orNothing(mayPublishEvents, managedEvents)])
    this.setData({
      isStaff: isStaff(me),
      mayWriteNotices: hasRole(me, 'editor', 'administrator'),
      mayPublishEvents,
      toDos,
      groups: groupsFor(me),
      ...this.folded(events ?? []),
    })
  },

  /** One more than the fold would leave out is shown right away. */
  folded(events: ManagedEvent[]) {
    return { events, shownEvents: events.length > eventsAtFirst + 1 ? events.slice(0, eventsAtFirst) : events }
  },

  onAllEventsTap() {
    this.setData({ shownEvents: this.data.events })
  },

  onRowOpen(open: WechatMiniprogram.CustomEvent<object, object, { url: string }>) {
    void wx.navigateTo({ url: open.currentTarget.dataset.url })
  },

  onEntryTap(tap: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    void wx.navigateTo({ url: tap.currentTarget.dataset.url })
  },
})
