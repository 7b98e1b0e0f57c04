import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { toast, toastError } from '../../../services/toast'
import { matching, toPerson, type PersonLine } from './person-line'

const pageSize = 50

/** 已报名 12 · 候补 3 · 已签到 5, counted on the rows at hand. */
function countsOf(people: PersonLine[]): string {
  const seated = people.filter((person) => person.holdsSeat).length
  const waiting = people.filter((person) => person.isWaiting).length
  const arrived = people.filter((person) => person.isCheckedIn).length
  return `已报名 ${seated} 人 · 候补 ${waiting} 人 · 已签到 ${arrived} 人`
}

definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    /** the event's title */
    title: '',
    people: [] as PersonLine[],
    /** 已报名 12 · 候补 3 · 已签到 5 */
    counts: '',
    /** missing on the last page */
    nextCursor: undefined as string | undefined,
    // from the person
    /** part of a name, or the end of a code */
    typed: '',
    /** the rows that match it */
    shown: [] as PersonLine[],
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.refresh()
  },

  onPullDownRefresh() {
    void this.refresh()
  },

  onReachBottom() {
    this.onMoreTap()
  },

  async refresh() {
    await this.load(async () => {
      const { eventId } = this.data
      const [event, page] = await Promise.all([
        call('events.getEvent', { eventId }),
        call('events.listRoster', { eventId, limit: pageSize }),
      ])
      this.setData({ title: event.title, nextCursor: page.nextCursor })
      this.show(page.items.map(toPerson))
    })
  },

  /** Puts the rows on the screen with all that is counted from them. */
  show(people: PersonLine[]) {
    this.setData({ people, counts: countsOf(people), shown: matching(people, this.data.typed) })
  },

  onMoreTap() {
    const { eventId, nextCursor: cursor, people } = this.data
    if (cursor === undefined) return
    void this.once('more', async () => {
      const page = await call('events.listRoster', { eventId, limit: pageSize, cursor })
      this.setData({ nextCursor: page.nextCursor })
      this.show([...people, ...page.items.map(toPerson)])
    })
  },

  onTypedChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const typed = change.detail.value
    this.setData({ typed, shown: matching(this.data.people, typed) })
  },

  onCheckInTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { eventId } = this.data
    const memberId = tap.currentTarget.dataset.id
    void this.once(memberId, async () => {
      try {
        const { name, companions, checkedInAt } = await call('events.checkIn', { eventId, memberId })
        this.mark(memberId, checkedInAt)
        toast(companions > 0 ? `${name} 已签到，同行 ${companions} 位` : `${name} 已签到`)
      } catch (error) {
        toastError(error)
        await this.refresh()
      }
    })
  },

  onUndoTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>) {
    const { eventId } = this.data
    const { id: memberId, name } = tap.currentTarget.dataset
    void this.once(memberId, async () => {
      await call('events.undoCheckIn', { eventId, memberId })
      this.mark(memberId, undefined)
      toast(`${name} 的签到已撤销`)
    })
  },

  /** Changes one row as the server just did. */
  mark(memberId: string, checkedInAt: string | undefined) {
    const people = this.data.people.map((person) => {
      if (person.memberId !== memberId) return person
      return toPerson({ memberId, name: person.name, companions: person.companions, status: 'confirmed', checkedInAt })
    })
    this.show(people)
  },

  onRetryTap() {
    void this.refresh()
  },
})
