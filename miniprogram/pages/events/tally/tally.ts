import { definePage } from '../../../behaviors/page'
import { isUnreached } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { doAtDoor, keptActs, watchDoorActs } from '../../../services/door-acts'
import { goBack } from '../../../services/navigation'
import { rosterCopy } from '../../../services/roster-copies'
import { toast } from '../../../services/toast'
import { withAnswer, withKept, type RosterItem } from '../roster/book'
import { readRoster } from '../roster/read-roster'
import { numbersIn } from './numbers'

interface Box {
  memberId: string
  /** 12, or 12、13 for a party */
  number: string
  name: string
  isTicked: boolean
  isThere: boolean
}

/** How many are named. */
const mostNamed = 6

const namesText = (names: string[]): string => names.slice(0, mostNamed).join('、') + (names.length > mostNamed ? ' 等' : '')

/** The printed sheet comes back: a box for each number, tapped or typed. */
definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    boxes: [] as Box[],
    // from the person
    typed: '',
    /** what of the typed numbers nobody sits on */
    unknown: '',
    ticked: [] as string[],
    label: '',
  },

  rows: [] as RosterItem[],
  stopWatching: undefined as (() => void) | undefined,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.rows = []
    this.setData({ eventId })
    this.stopWatching = watchDoorActs((answered) => {
      this.rows = answered.reduce(withAnswer, this.rows)
      this.show()
    })
    void this.load(() => this.refresh())
  },

  onUnload() {
    this.stopWatching?.()
  },

  async refresh() {
    const { eventId } = this.data
    try {
      await readRoster(eventId, ({ rows }) => {
        this.rows = rows
      })
    } catch (error) {
      const copy = rosterCopy(eventId)
      if (!isUnreached(error) || !copy) throw error
      this.rows = copy.rows
    }
    this.show()
  },

  show() {
    const ticked = new Set(this.data.ticked)
    const seated = withKept(this.rows, keptActs(this.data.eventId)).filter(({ status }) => status === 'confirmed')
    const boxes = seated.map(({ memberId, seats, name, checkedInAt }) => ({
      memberId,
      number: seats.join('、'),
      name,
      isThere: checkedInAt !== undefined,
      isTicked: ticked.has(memberId),
    }))
    const wanted = boxes.filter(({ isTicked, isThere }) => isTicked && !isThere).length
    this.setData({ boxes, label: wanted > 0 ? `登记 ${wanted} 人到场` : '' })
  },

  onBoxTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { id } = tap.currentTarget.dataset
    const { ticked } = this.data
    this.setData({ ticked: ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id] })
    this.show()
  },

  onTypedChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: change.detail.value, unknown: '' })
  },

  /** Ticks the numbers that were typed. */
  onTickTap() {
    const numbers = numbersIn(this.data.typed)
    const seated = this.rows.filter(({ status }) => status === 'confirmed')
    const holders = numbers.map((number) => seated.find(({ seats }) => seats.includes(number))?.memberId)
    const found = holders.filter((memberId): memberId is string => memberId !== undefined)
    const missing = numbers.filter((_number, at) => holders[at] === undefined)
    this.setData({
      ticked: [...new Set([...this.data.ticked, ...found])],
      typed: '',
      unknown: missing.length > 0 ? `名单里没有 ${missing.join('、')} 号，请核对` : '',
    })
    this.show()
  },

  onSaveTap() {
    const { eventId, boxes } = this.data
    const wanted = boxes.filter(({ isTicked, isThere }) => isTicked && !isThere)
    void this.once('save', async () => {
      const content = namesText(wanted.map(({ name }) => name))
      if (!(await confirm({ title: `登记 ${wanted.length} 人到场？`, content, confirmText: '登记' }))) return
      const results = await Promise.all(wanted.map(({ memberId, name }) => doAtDoor(eventId, { act: 'in', memberId }, name)))
      const refused = wanted.filter((_box, at) => results[at]?.outcome === 'refused')
      // Those who were not recorded stay ticked, so that somebody sees who they are.
      this.setData({ ticked: refused.map(({ memberId }) => memberId) })
      if (refused.length > 0) {
        await this.load(() => this.refresh())
        return toast(`${namesText(refused.map(({ name }) => name))}没有记上，请到名单里核对`)
      }
      const isKept = results.some(({ outcome }) => outcome === 'kept')
      toast(isKept ? '已记下，联网后自动发送' : `${wanted.length} 人已签到`)
      goBack()
    })
  },
})
