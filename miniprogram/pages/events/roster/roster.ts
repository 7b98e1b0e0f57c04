import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { keptActs, watchDoorActs, type ActResult } from '../../../services/door-acts'
import { whenText } from '../../../services/when'
import { isDoorOpen } from '../door'
import { countsOf, countsText, isAbout, matching, toLine, withAnswer, withKept } from './book'
import type { Counts, PersonLine, RosterItem, Which } from './book'
import { dropOldCopies, keepRosterCopy, readRoster, rosterCopy, type RosterCopy } from './copy'
import { doorHandlers } from './door-handlers'
import { reviewHandlers, type Questions } from './review-handlers'
import { wayHandlers } from './way-handlers'

/** Rows shown before the person asks for more. */
const shownAtOnce = 50
/** How often the counts are asked for, in milliseconds. */
const countEvery = 15_000
/** A round of counting in which the rows are others lets so many be read anew: a long list is read less often. */
const rowsARound = 200

const whichChips: { value: Which; label: string }[] = [
  { value: '', label: '全部' },
  { value: 'notCheckedIn', label: '未签到' },
  { value: 'checkedIn', label: '已签到' },
  { value: 'waitlisted', label: '候补' },
  { value: 'pending', label: '待审核' },
  { value: 'gone', label: '已取消' },
]

definePage({
  ...doorHandlers,
  ...reviewHandlers,
  ...wayHandlers,

  data: {
    // from the address
    eventId: '',
    // from the server
    /** the event's title */
    title: '',
    /** whether people may be added on the spot */
    isOpen: false,
    selfCheckIn: false,
    signOut: false,
    /** 已报名 12 人 · 候补 3 人 · 已签到 5 人 */
    counts: '',
    /** whether anybody signed up */
    isEmpty: false,
    /** 没有网络，这是今天 14:05 的名单 */
    oldWords: '',
    /** the rows that are looked for, as many as are shown */
    shown: [] as (PersonLine & { isChosen: boolean })[],
    /** there are more than are shown */
    hasMore: false,
    // from the person
    which: '' as Which,
    whichChips,
    /** part of a name, a number, or the end of a code */
    typed: '',
    /** the door notes who goes */
    isLeaving: false,
    /** those to be reviewed together, in the order they were chosen */
    chosen: [] as string[],
  },

  /** All rows at hand, as the server last told them. */
  rows: [] as RosterItem[],
  isWhole: false,
  startsAt: '',
  questions: [] as Questions,
  /** What the server last counted; nothing until then, or without a network. */
  counted: undefined as Counts | undefined,
  /** Rounds since the rows were found to be others. */
  waited: 0,
  limit: shownAtOnce,
  stopWatching: undefined as (() => void) | undefined,
  counting: 0,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.rows = []
    dropOldCopies()
    this.setData({ eventId })
    this.stopWatching = watchDoorActs((answered) => this.take(answered))
    void this.load(() => this.refresh())
  },

  onShow() {
    this.counting = setInterval(() => void this.count(), countEvery)
    // Somebody may have been added, or checked in, on a page above this one.
    if (this.data.state === 'ready') void this.load(() => this.refresh())
  },

  onHide() {
    clearInterval(this.counting)
  },

  onUnload() {
    clearInterval(this.counting)
    this.stopWatching?.()
  },

  async refresh() {
    const { eventId } = this.data
    try {
      const event = await call('events.getEvent', { eventId })
      this.setEvent(event)
      this.questions = event.questions?.items ?? []
      this.setData({ oldWords: '' })
      await this.readAll()
    } catch (error) {
      if (!this.showCopy(error)) throw error
    }
  },

  setEvent({ title, startsAt, signOut, selfCheckIn }: Pick<RosterCopy, 'title' | 'startsAt' | 'signOut' | 'selfCheckIn'>) {
    this.startsAt = startsAt
    this.setData({ title, signOut, selfCheckIn, isOpen: isDoorOpen(startsAt, Date.now()) })
  },

  /** Shows the first rows at once and fetches the rest behind them. */
  async readAll() {
    const { eventId } = this.data
    let isFirst = true
    await new Promise<void>((resolve, reject) => {
      readRoster(eventId, (rows, isWhole) => {
        // Those who were there before stay until all of the new are.
        const read = new Set(rows.map(({ memberId }) => memberId))
        this.rows = isWhole ? rows : [...rows, ...this.rows.filter(({ memberId }) => !read.has(memberId))]
        if (!isFirst && !isWhole) return
        isFirst = false
        this.isWhole = isWhole
        if (isWhole) this.counted = undefined
        else void this.count()
        this.show()
        this.keepCopy()
        resolve()
      }).catch(reject)
    })
  },

  keepCopy() {
    const { eventId, title, signOut, selfCheckIn } = this.data
    const { startsAt, rows, isWhole } = this
    keepRosterCopy(eventId, { title, startsAt, signOut, selfCheckIn, at: Date.now(), rows, isWhole })
  },

  /** Without a network the copy on the phone is shown, when there is one. */
  showCopy(error: unknown): boolean {
    const copy = rosterCopy(this.data.eventId)
    if (!(error instanceof ApiError) || error.code !== 'NETWORK' || !copy) return false
    this.rows = copy.rows
    this.isWhole = copy.isWhole
    this.counted = undefined
    this.setEvent(copy)
    this.setData({ oldWords: `没有网络，这是${whenText(new Date(copy.at).toISOString())}的名单` })
    this.show()
    return true
  },

  /** People sign up, and colleagues check in too, so the numbers are asked for now and then; when they are others, the rows as well. */
  async count() {
    try {
      this.counted = await call('events.getCounts', { eventId: this.data.eventId })
      this.show()
      if (this.isBehind() && ++this.waited * rowsARound >= this.rows.length) {
        this.waited = 0
        await this.readAll()
      }
    } catch {
      // The numbers on the screen stay until the next time.
    }
  },

  /** Whether the rows at hand are not those that were counted; what was done here and is not sent yet comes first. */
  isBehind(): boolean {
    const { counted } = this
    if (!this.isWhole || !counted || keptActs(this.data.eventId).length > 0) return false
    return countsText(counted) !== countsText(countsOf(this.rows))
  },

  /** Puts the rows on the screen that are looked for, with what was done here and is not sent yet. */
  show() {
    const { eventId, which, typed, isLeaving, isOpen, chosen } = this.data
    const kept = keptActs(eventId)
    const rows = withKept(this.rows, kept)
    const found = matching(rows, which, typed)
    const counts = kept.length > 0 || this.counted === undefined ? countsOf(rows) : this.counted
    const isKept = (row: RosterItem) => kept.some((act) => isAbout(act, row))
    this.setData({
      counts: countsText(counts),
      isEmpty: this.rows.length === 0,
      shown: found.slice(0, this.limit).map((row) => ({
        ...toLine(row, { isLeaving, isOpen }, isKept(row)),
        isChosen: chosen.includes(row.memberId),
      })),
      hasMore: found.length > this.limit,
    })
  },

  onTypedChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.look({ typed: change.detail.value })
  },

  onWhichChange(change: WechatMiniprogram.CustomEvent<{ value: Which }>) {
    this.look({ which: change.detail.value, chosen: [] })
  },

  /** Looks for somebody: among the rows at hand, and when these are not all, on the server too. */
  look(wanted: Partial<{ typed: string; which: Which; chosen: string[] }>) {
    this.limit = shownAtOnce
    this.setData(wanted)
    this.show()
    if (!this.isWhole) void this.lookFurther()
  },

  async lookFurther() {
    const { eventId, which, typed } = this.data
    const status = which === '' || which === 'gone' ? undefined : which
    const text = typed.trim() === '' ? undefined : typed.trim()
    if (status === undefined && text === undefined) return
    try {
      const { items } = await call('events.listRoster', { eventId, limit: shownAtOnce, status, text })
      const known = new Set(this.rows.map(({ memberId }) => memberId))
      this.rows = [...this.rows, ...items.filter(({ memberId }) => !known.has(memberId))]
      this.show()
    } catch {
      // Those at hand are shown.
    }
  },

  onMoreTap() {
    this.limit += shownAtOnce
    this.show()
  },

  onLeavingChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ isLeaving: change.detail.value === 'out' })
    this.show()
  },

  /** What the server answered about people stands, whenever it comes. */
  take(answered: ActResult[]) {
    if (answered.length > 0) {
      this.rows = answered.reduce(withAnswer, this.rows)
      this.counted = undefined
      this.keepCopy()
    }
    this.show()
  },
})
