import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { dateAt } from '../../../services/shanghai'
import { dateText } from '../../../services/when'
import { whereabouts, type Whereabouts } from '../../../services/whereabouts'
import { limits } from '../../../shared/limits'
import { daysOf } from '../month'
import { toLine, type EventLine } from './event-line'
import { foldedCount, kindChips, noFilter, views, wantedBy, whichChips, type Filter, type View } from './filter'

type Chosen<V, D extends object = object> = WechatMiniprogram.CustomEvent<{ value: V }, object, D>

/** How long somebody may pause between two characters, in milliseconds. */
const pause = 300
/** Pages without anything that fits are passed over, so many at a time. */
const mostEmptyPages = 5
let typing: ReturnType<typeof setTimeout> | undefined
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0
/** Where the phone is, while somebody looks for what is near. */
let here: Whereabouts | undefined

definePagedPage({
  data: {
    // from the person
    view: 'upcoming' as View,
    filter: noFilter,
    isFiltered: false,
    isUnfolded: false,
    foldedCount: 0,
    /** YYYY-MM of the calendar, and the day chosen in it */
    month: dateAt(Date.now()).slice(0, 7),
    day: dateAt(Date.now()),
    dayWords: '',
    // from the server
    events: [] as EventLine[],
    days: [] as { on: string; count: number }[],
    organisations: [] as Organisation[],
    /** whether the person is a member, who alone can sign up */
    isMember: false,
    /** whether the person may publish events */
    mayPublish: false,
    // what never changes
    views,
    kindChips,
    whichChips,
    textLimit: limits.soughtText,
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onShareAppMessage() {
    return { title: '看看最近有什么活动', path: '/pages/events/list/list' }
  },

  async refresh() {
    const me = await getMe()
    this.setData({ mayPublish: hasRole(me, 'organiser', 'administrator'), isMember: me.status === 'approved' })
    await Promise.all([this.readPage(), this.data.view === 'calendar' ? this.readMonth() : undefined])
  },

  /** With conditions that the server tries one by one a page may be empty though there is another. */
  async readPage(cursor?: string): Promise<void> {
    if (cursor === undefined) asked++
    const mine = asked
    const { view, day, filter, events } = this.data
    const when =
      view === 'calendar'
        ? { filter: 'all' as const, fromOn: day, toOn: day }
        : { filter: view, fromOn: undefined, toOn: undefined }
    const read: EventLine[] = []
    let next: string | undefined = cursor
    for (let pages = 0; pages < mostEmptyPages && read.length === 0; pages++) {
      const page = await call('events.listEvents', { ...when, ...wantedBy(filter, here), limit: 20, cursor: next })
      if (mine !== asked) return
      read.push(...page.items.map((event) => toLine(event, Date.now())))
      next = page.nextCursor
      if (next === undefined) break
    }
    this.setData({ events: joined(cursor, events, read), nextCursor: next ?? '', dayWords: dateText(day) })
  },

  async readMonth() {
    const { month, filter } = this.data
    const { items: days } = await call('events.countByDay', { ...daysOf(month), ...wantedBy(filter, here) })
    if (month === this.data.month) this.setData({ days })
  },

  /** Looks anew for something else: what was found before is not the answer. */
  lookAgain(changed: Partial<{ view: View; filter: Filter; day: string; month: string }>) {
    const { filter } = { ...this.data, ...changed }
    const isFiltered = Object.keys(wantedBy(filter, here)).length > 0
    const anew = { events: [], nextCursor: '', state: 'loading' as const }
    this.setData({ ...changed, isFiltered, foldedCount: foldedCount(filter), ...anew })
    void this.load(() => this.refresh())
  },

  onViewTap(tap: WechatMiniprogram.TouchEvent<object, object, { view: View }>) {
    const { view } = tap.currentTarget.dataset
    if (view !== this.data.view) this.lookAgain({ view })
  },

  onTyped(event: Chosen<string>) {
    this.setData({ 'filter.text': event.detail.value })
    if (typing !== undefined) clearTimeout(typing)
    typing = setTimeout(() => this.lookAgain({}), pause)
  },

  onChosen(event: Chosen<string, { field: 'kind' | 'organisationId' }>) {
    this.lookAgain({ filter: { ...this.data.filter, [event.currentTarget.dataset.field]: event.detail.value } })
  },

  onWhichChange(event: Chosen<string[]>) {
    void this.once('which', async () => {
      const which = event.detail.value
      if (which.includes('near') && !this.data.filter.which.includes('near')) here = await whereabouts()
      this.lookAgain({ filter: { ...this.data.filter, which: here ? which : which.filter((one) => one !== 'near') } })
    })
  },

  onFoldTap() {
    this.setData({ isUnfolded: !this.data.isUnfolded })
    if (this.data.organisations.length === 0) void this.readOrganisations()
  },

  /** Without them the list still works, so they may be late or missing. */
  async readOrganisations() {
    const { items } = await call('organisations.listTree', {}).catch(() => ({ items: [] }))
    this.setData({ organisations: items })
  },

  onClearTap() {
    this.lookAgain({ filter: noFilter })
  },

  onDayChoose(event: Chosen<string>) {
    this.lookAgain({ day: event.detail.value })
  },

  onMonthTurn(event: Chosen<string>) {
    const month = event.detail.value
    const today = dateAt(Date.now())
    this.setData({ days: [] })
    this.lookAgain({ month, day: today.startsWith(month) ? today : `${month}-01` })
  },

  onEventOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/events/detail/detail?eventId=${open.currentTarget.dataset.id}` })
  },

  onPublishTap() {
    void wx.navigateTo({ url: '/pages/events/edit/edit' })
  },
})
