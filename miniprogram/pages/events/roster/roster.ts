import { definePage } from '../../../behaviors/page'
import { call, isUnreached } from '../../../services/api'
import { keptActs, watchDoorActs } from '../../../services/door-acts'
import { keepRosterCopy, rosterCopy, type RosterCopy } from '../../../services/roster-copies'
import { whenText } from '../../../services/when'
import { isDoorOpen } from '../door'
import { countsText, isAbout, matching, toLine } from './book'
import type { PersonLine, RosterItem, Which } from './book'
import { doorHandlers } from './door-handlers'
import { reviewHandlers, type Questions } from './review-handlers'
import { RowsAtHand } from './rows-at-hand'
import { wayHandlers } from './way-handlers'

/** Rows shown before the person asks for more. */
const shownAtOnce = 50
/** How often the counts are asked for, in milliseconds. */
const countEvery = 15_000

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

  atHand: new RowsAtHand('', () => undefined),
  startsAt: '',
  questions: [] as Questions,
  limit: shownAtOnce,
  stopWatching: undefined as (() => void) | undefined,
  counting: 0,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    this.atHand = new RowsAtHand(eventId, () => this.onRead())
    this.stopWatching = watchDoorActs((answered) => {
      if (answered.length > 0) {
        this.atHand.take(answered)
        this.keepCopy()
      }
      this.show()
    })
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
    try {
      const event = await call('events.getEvent', { eventId: this.data.eventId })
      this.setEvent(event)
      this.questions = event.questions?.items ?? []
      this.setData({ oldWords: '' })
      await this.atHand.read()
    } catch (error) {
      if (!isUnreached(error) || !this.showCopy()) throw error
    }
  },

  setEvent({ title, startsAt, signOut, selfCheckIn }: Pick<RosterCopy, 'title' | 'startsAt' | 'signOut' | 'selfCheckIn'>) {
    this.startsAt = startsAt
    this.setData({ title, signOut, selfCheckIn, isOpen: isDoorOpen(startsAt, Date.now()) })
  },

  /** There are rows to show; how many there are of a long list only the server knows. */
  onRead() {
    this.show()
    this.keepCopy()
    if (!this.atHand.isWhole) void this.count()
  },

  keepCopy() {
    const { eventId, title, signOut, selfCheckIn } = this.data
    const { rows, isWhole } = this.atHand
    keepRosterCopy(eventId, { title, startsAt: this.startsAt, signOut, selfCheckIn, at: Date.now(), rows, isWhole })
  },

  /** Without a network the copy on the phone is shown, when there is one. */
  showCopy(): boolean {
    const copy = rosterCopy(this.data.eventId)
    if (!copy) return false
    this.atHand.takeCopy(copy)
    this.setEvent(copy)
    this.setData({ oldWords: `没有网络，这是${whenText(new Date(copy.at).toISOString())}的名单` })
    this.show()
    return true
  },

  /** People sign up, and colleagues check in too, so the numbers are asked for now and then; when they are others, the rows as well. */
  async count() {
    // Those on the screen stay until the next time.
    await this.atHand.count().catch(() => undefined)
    this.show()
  },

  /** Puts the rows on the screen that are looked for, with what was done here and is not sent yet. */
  show() {
    const { eventId, which, typed, isLeaving, isOpen } = this.data
    const { atHand, limit } = this
    const rows = atHand.shown()
    const found = matching(rows, which, typed)
    const kept = keptActs(eventId)
    const isKept = (row: RosterItem) => kept.some((act) => isAbout(act, row))
    // Whoever was decided on meanwhile, here or by a colleague, is chosen no longer.
    const pending = new Set(rows.filter(({ status }) => status === 'pending').map(({ memberId }) => memberId))
    const chosen = this.data.chosen.filter((memberId) => pending.has(memberId))
    this.setData({
      chosen,
      counts: countsText(atHand.counts()),
      isEmpty: rows.length === 0,
      shown: found.slice(0, limit).map((row) => ({
        ...toLine(row, { isLeaving, isOpen }, isKept(row)),
        isChosen: chosen.includes(row.memberId),
      })),
      hasMore: found.length > limit,
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
    if (!this.atHand.isWhole) void this.lookFurther()
  },

  async lookFurther() {
    const { which, typed } = this.data
    const status = which === '' || which === 'gone' ? undefined : which
    const text = typed.trim() === '' ? undefined : typed.trim()
    if (status === undefined && text === undefined) return
    // Without an answer those at hand are shown.
    await this.atHand.find({ status, text, limit: shownAtOnce }).catch(() => undefined)
    this.show()
  },

  onMoreTap() {
    this.limit += shownAtOnce
    this.show()
  },

  onLeavingChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ isLeaving: change.detail.value === 'out' })
    this.show()
  },
})
