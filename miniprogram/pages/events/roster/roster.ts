import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
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

definePagedPage({
  data: {
    // from the address
    eventId: '',
    // from the server
    /** the event's title */
    title: '',
    people: [] as PersonLine[],
    /** 已报名 12 · 候补 3 · 已签到 5 */
    counts: '',
    // from the person
    /** part of a name, or the end of a code */
    typed: '',
    /** the rows that match it */
    shown: [] as PersonLine[],
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const [event] = await Promise.all([call('events.getEvent', { eventId: this.data.eventId }), this.readPage()])
    this.setData({ title: event.title })
  },

  async readPage(cursor?: string) {
    const { eventId, people } = this.data
    const { items, nextCursor = '' } = await call('events.listRoster', { eventId, limit: pageSize, cursor })
    this.show(joined(cursor, people, items.map(toPerson)), nextCursor)
  },

  /** Puts the rows on the screen with all that is counted from them. */
  show(people: PersonLine[], nextCursor: string) {
    this.setData({ people, nextCursor, counts: countsOf(people), shown: matching(people, this.data.typed) })
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
        await this.load(() => this.refresh())
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
      return toPerson({ memberId, name: person.name, seats: [], companions: person.companions, status: 'confirmed', checkedInAt })
    })
    this.show(people, this.data.nextCursor)
  },
})
