import { definePage } from '../../../behaviors/page'
import { ApiError, call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { doAtDoor, keptActs, watchDoorActs, type ActResult, type DoorAct } from '../../../services/door-acts'
import { openSheet } from '../../../services/sheet-file'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { isDoorOpen } from '../door'
import { scanned } from '../scan'
import { countsOf, countsText, isAbout, matching, mayBeTakenOut, placeText, toLine, withAnswer, withKept } from './book'
import type { Counts, PersonLine, RosterItem, Which } from './book'
import { dropOldCopies, keepRosterCopy, readRoster, rosterCopy, type RosterCopy } from './copy'
import { answerLines } from './answers'
import { review, reviewAll, takeOut } from './reviewing'

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

type Questions = NonNullable<OutputOf<'events.getEvent'>['questions']>['items']
type IdTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

definePage({
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
    shown: [] as PersonLine[],
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
    const { eventId, title, signOut, selfCheckIn } = this.data
    let isFirst = true
    await new Promise<void>((resolve, reject) => {
      readRoster(eventId, (rows, isWhole) => {
        // What was there before stays until as much of the new is.
        if (isFirst || isWhole || rows.length > this.rows.length) this.rows = rows
        if (!isFirst && !isWhole) return
        isFirst = false
        this.isWhole = isWhole
        if (isWhole) this.counted = undefined
        else void this.count()
        this.show()
        keepRosterCopy(eventId, { title, startsAt: this.startsAt, signOut, selfCheckIn, at: Date.now(), rows, isWhole })
        resolve()
      }).catch(reject)
    })
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

  /** Colleagues check in too, so the numbers are asked for now and then. */
  async count() {
    try {
      this.counted = await call('events.getCounts', { eventId: this.data.eventId })
      this.show()
    } catch {
      // The numbers on the screen stay until the next time.
    }
  },

  /** Puts the rows on the screen that are looked for, with what was done here and is not sent yet. */
  show() {
    const { eventId, which, typed, isLeaving, isOpen } = this.data
    const kept = keptActs(eventId)
    const rows = withKept(this.rows, kept)
    const found = matching(rows, which, typed)
    const counts = kept.length > 0 || this.counted === undefined ? countsOf(rows) : this.counted
    const isKept = (row: RosterItem) => kept.some((act) => isAbout(act, row))
    this.setData({
      counts: countsText(counts),
      isEmpty: this.rows.length === 0,
      shown: found.slice(0, this.limit).map((row) => toLine(row, { isLeaving, isOpen }, isKept(row))),
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

  nameOf(memberId: string): string {
    return this.rows.find((row) => row.memberId === memberId)?.name ?? '这位成员'
  },

  onCheckInTap(tap: IdTap) {
    void this.act('in', tap.currentTarget.dataset.id, '已签到')
  },

  onUndoTap(tap: IdTap) {
    void this.act('undo', tap.currentTarget.dataset.id, '的签到已撤销')
  },

  onSignOutTap(tap: IdTap) {
    void this.act('out', tap.currentTarget.dataset.id, '已离场')
  },

  onUndoOutTap(tap: IdTap) {
    void this.act('undoOut', tap.currentTarget.dataset.id, '的离场已撤销')
  },

  /** What the server answered about people stands, whenever it comes. */
  take(answered: ActResult[]) {
    if (answered.length > 0) {
      this.rows = answered.reduce(withAnswer, this.rows)
      this.counted = undefined
    }
    this.show()
  },

  /** The line does not wait: the row changes at once, and the next person can be tapped while this one is sent. */
  async act(act: DoorAct['act'], memberId: string, words: string) {
    const name = this.nameOf(memberId)
    const result = await doAtDoor(this.data.eventId, { act, memberId }, name)
    if (result.outcome === 'refused') toast(result.refusal?.message ?? '没有记上，请再试一次')
    else toast(`${name} ${words}`)
  },

  onScanTap() {
    void this.once('scan', async () => {
      for (;;) {
        const ticket = await scanned()
        if (ticket === undefined) return
        if (!(await this.told(ticket))) return
      }
    })
  },

  /** Does what a scanned ticket asks for, says it, and answers whether to scan the next. */
  async told(ticket: string): Promise<boolean> {
    const { eventId, isLeaving } = this.data
    const known = this.rows.find(({ memberId }) => memberId === ticket.split('.')[2])
    const result = await doAtDoor(eventId, { act: isLeaving ? 'out' : 'in', ticket }, known?.name ?? '扫到的入场码')
    if (result.outcome === 'refused' && result.refusal?.code === 'SIGN_UP_NOT_FOUND') return this.offerSeat(ticket)
    return confirm({ ...tellingOf(result, known, isLeaving), confirmText: '扫下一位', cancelText: '先到这里' })
  },

  async offerSeat(ticket: string): Promise<boolean> {
    const content = '没有报名。还有名额的话，可以现场登记并签到。'
    if (!(await confirm({ title: '没有找到报名', content, confirmText: '现场登记', cancelText: '不用了' }))) return false
    const { name, seats, companions } = await call('events.addWalkIn', { eventId: this.data.eventId, ticket })
    await this.load(() => this.refresh())
    const told = { title: `${name} 已登记并签到`, content: placeText({ seats, companions }) }
    return confirm({ ...told, confirmText: '扫下一位', cancelText: '先到这里' })
  },

  onAtDoorTap(tap: IdTap) {
    const { eventId } = this.data
    const memberId = tap.currentTarget.dataset.id
    const companions = this.rows.find((row) => row.memberId === memberId)?.companions ?? 0
    void this.once(memberId, async () => {
      const { name, seats } = await call('events.addWalkIn', { eventId, memberId, companions })
      await this.load(() => this.refresh())
      toast(`${name} 已登记并签到，${placeText({ seats, companions })}`)
    })
  },

  onApproveTap(tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      if (await review(this.data.eventId, id, this.nameOf(id), 'approve')) await this.load(() => this.refresh())
    })
  },

  onRejectTap(tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    void this.once(id, async () => {
      if (await review(this.data.eventId, id, this.nameOf(id), 'reject')) await this.load(() => this.refresh())
    })
  },

  onChooseTap(tap: IdTap) {
    const { id } = tap.currentTarget.dataset
    const { chosen } = this.data
    this.setData({ chosen: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  },

  onOthersTap(tap: IdTap) {
    const { eventId } = this.data
    const row = this.rows.find(({ memberId }) => memberId === tap.currentTarget.dataset.id)
    if (!row) return
    const { memberId, name, answers } = row
    const seeAnswers =
      answers && (() => wx.showModal({ title: name, content: answerLines(this.questions, answers), showCancel: false }))
    const ways = [
      ...(seeAnswers ? [{ label: '看报名时的回答', go: async () => void (await seeAnswers()) }] : []),
      ...(mayBeTakenOut(row) ? [{ label: '取消这份报名', go: () => this.takeOut(eventId, memberId, name) }] : []),
    ]
    void this.once(memberId, async () => {
      const itemList = ways.map(({ label }) => label)
      const { tapIndex } = await wx.showActionSheet({ itemList }).catch(() => ({ tapIndex: -1 }))
      await ways[tapIndex]?.go()
    })
  },

  async takeOut(eventId: string, memberId: string, name: string) {
    if (await takeOut(eventId, memberId, name)) await this.load(() => this.refresh())
  },

  onApproveChosenTap() {
    const { eventId, chosen } = this.data
    void this.once('chosen', async () => {
      if (!(await reviewAll(eventId, chosen))) return
      this.setData({ chosen: [] })
      await this.load(() => this.refresh())
    })
  },

  onSheetTap() {
    void this.once('sheet', async () => {
      const { fileName, base64 } = await call('events.getSheet', { eventId: this.data.eventId })
      await openSheet(fileName, base64)
    })
  },

  onCodeTap() {
    void wx.navigateTo({ url: `/pages/events/check-in/check-in?eventId=${this.data.eventId}` })
  },

  onTallyTap() {
    void wx.navigateTo({ url: `/pages/events/tally/tally?eventId=${this.data.eventId}` })
  },

  onSignUpForTap() {
    void wx.navigateTo({ url: `/pages/events/sign-up-for/sign-up-for?eventId=${this.data.eventId}` })
  },

  onMessageTap() {
    void wx.navigateTo({ url: `/pages/events/message/message?eventId=${this.data.eventId}` })
  },

  onWalkInTap() {
    void wx.navigateTo({ url: `/pages/events/walk-in/walk-in?eventId=${this.data.eventId}` })
  },
})

/** What is said after a scan: who it was, on which seat, and what became of it. */
function tellingOf(result: ActResult, known: RosterItem | undefined, isLeaving: boolean): { title: string; content: string } {
  const deed = isLeaving ? '离场' : '签到'
  if (result.outcome === 'kept') {
    const content = `${known ? placeText(known) : ''}\n没有网络，已存在手机上，联网后自动发送。`
    return { title: known ? `${known.name} 已记下` : '已记下，联网后核对', content: content.trim() }
  }
  if (result.outcome === 'refused') return { title: '没有记上', content: result.refusal?.message ?? '请再试一次' }
  const before = result.outcome === 'already' ? '之前已' : '已'
  return { title: `${result.name ?? ''} ${before}${deed}`, content: placeText(result) }
}
