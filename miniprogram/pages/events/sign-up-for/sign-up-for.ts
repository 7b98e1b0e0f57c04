import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { wrongAmong, type Answers, type Question } from '../../../services/answers'
import { call, type OutputOf } from '../../../services/api'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { placesText, type EventItem } from '../seats'
import { toLine, type PersonLine } from './person-line'

/** How long somebody may pause between two characters of a name, in milliseconds. */
const pause = 300
let typing: ReturnType<typeof setTimeout> | undefined
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0

/** What became of it, as it is told. */
const outcomes: Partial<Record<OutputOf<'events.signUpFor'>['status'], string>> = {
  confirmed: '已报上名',
  waitlisted: '名额已满，已排入候补',
  pending: '已提交，等主办方审核',
}

definePagedPage({
  data: {
    // from the address
    eventId: '',
    // from the server
    event: undefined as EventItem | undefined,
    when: '',
    places: '',
    questions: [] as Question[],
    people: [] as PersonLine[],
    // from the person
    namePart: '',
    /** whom it is for; nobody while the list is shown */
    chosen: undefined as PersonLine | undefined,
    answers: {} as Answers,
    wrong: [] as string[],
    companions: 0,
    // what never changes
    nameLimit: limits.name,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const [event] = await Promise.all([call('events.getEvent', { eventId: this.data.eventId }), this.readPage()])
    this.setData({
      event,
      when: whenText(event.startsAt, event.endsAt),
      places: placesText(event, Date.now()),
      questions: event.questions?.items ?? [],
    })
  },

  async readPage(cursor?: string) {
    if (cursor === undefined) asked++
    const mine = asked
    const { eventId, namePart, people } = this.data
    const wanted = namePart.trim() === '' ? {} : { namePart: namePart.trim() }
    const { items, nextCursor = '' } = await call('events.findPeople', { eventId, ...wanted, limit: 20, cursor })
    if (mine === asked) this.setData({ people: joined(cursor, people, items.map(toLine)), nextCursor })
  },

  onTyped(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ namePart: change.detail.value })
    if (typing !== undefined) clearTimeout(typing)
    typing = setTimeout(() => void this.load(() => this.readPage()), pause)
  },

  onPersonTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const chosen = this.data.people.find(({ memberId }) => memberId === tap.currentTarget.dataset.id)
    if (!chosen) return
    if (chosen.isIn) return toast(`${chosen.name}已经报过名`)
    this.setData({ chosen, answers: {}, wrong: [], companions: 0 })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onOtherTap() {
    this.setData({ chosen: undefined })
  },

  onAnswer(change: WechatMiniprogram.CustomEvent<{ value: Answers }>) {
    this.setData({ answers: change.detail.value, wrong: [] })
  },

  onPartyChange(change: WechatMiniprogram.CustomEvent<{ companions: number }>) {
    this.setData({ companions: change.detail.companions })
  },

  onSendTap() {
    const { eventId, chosen, event, questions, answers, companions } = this.data
    if (!chosen) return
    const wrong = wrongAmong(questions, answers)
    this.setData({ wrong })
    if (wrong.length > 0) return toast('还有问题没有答好，请看标出来的')
    void this.once('send', async () => {
      const input = { eventId, memberId: chosen.memberId, answers, companions }
      const { status } = await call('events.signUpFor', { ...input, questionsVersion: event?.questions?.version })
      this.setData({ chosen: undefined })
      toast(`${chosen.name}：${outcomes[status] ?? '已报上名'}`)
      await this.load(() => this.refresh())
    })
  },
})
