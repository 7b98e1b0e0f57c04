import { definePage } from '../../../behaviors/page'
import { call, type InputOf } from '../../../services/api'
import { awake } from '../awake'
import { codeSize } from '../code-size'
import { countsText } from '../roster/book'
import { codeShown, type CodesAtHand } from './code-shown'

type Direction = NonNullable<InputOf<'events.getCheckInCode'>['direction']>

/** In milliseconds. */
const tickEvery = 500
const countEvery = 10_000

definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    title: '',
    signOut: false,
    /** the code that is good now; empty while there is none */
    code: '',
    secondsLeft: 0,
    /** 已报名 12 人 · 候补 3 人 · 已签到 5 人 */
    counts: '',
    size: 240,
    // from the person
    direction: 'in' as Direction,
  },

  atHand: undefined as CodesAtHand | undefined,
  isFetching: false,
  rest: undefined as (() => void) | undefined,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId, size: codeSize(360) })
    void this.load(() => this.refresh())
  },

  onShow() {
    this.rest = awake([
      { every: tickEvery, work: () => this.tick() },
      { every: countEvery, work: () => void this.count() },
    ])
  },

  onHide() {
    this.rest?.()
  },

  onUnload() {
    this.rest?.()
  },

  async refresh() {
    const { eventId } = this.data
    const [event] = await Promise.all([call('events.getEvent', { eventId }), this.fetchCodes()])
    this.setData({ title: event.title, signOut: event.signOut })
    void this.count()
  },

  async fetchCodes() {
    const { eventId, direction } = this.data
    const { codes, everySeconds } = await call('events.getCheckInCode', { eventId, direction })
    if (direction !== this.data.direction) return
    this.atHand = { codes, everySeconds, receivedAt: Date.now() }
    this.tick()
  },

  /** Shows the right code; fetches more in time, and goes on with those at hand when there is no network. */
  tick() {
    if (!this.atHand) return
    const { code, secondsLeft, runsOut } = codeShown(this.atHand, Date.now())
    if (code !== this.data.code || secondsLeft !== this.data.secondsLeft) this.setData({ code, secondsLeft })
    if (!runsOut || this.isFetching) return
    this.isFetching = true
    this.fetchCodes()
      .catch(() => undefined)
      .finally(() => (this.isFetching = false))
  },

  async count() {
    try {
      this.setData({ counts: countsText(await call('events.getCounts', { eventId: this.data.eventId })) })
    } catch {
      // The numbers on the screen stay until the next time.
    }
  },

  onDirectionChange(change: WechatMiniprogram.CustomEvent<{ value: Direction }>) {
    this.atHand = undefined
    this.setData({ direction: change.detail.value, code: '', state: 'loading' })
    void this.load(() => this.fetchCodes())
  },
})
