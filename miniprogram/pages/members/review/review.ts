import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { goBack } from '../../../services/navigation'
import { toast, toastError } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { rejectionReasons } from '../../../shared/reasons'
import { decide, outcomeLines, questionFor, stillWaiting, type Decided, type Decision } from './decision'
import { asPerson, type Person } from './pending-person'

type PersonEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>
type ChangeEvent<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** How long an approval can be taken back before it is sent, in milliseconds. */
const undoFor = 5000

/** The approval that is not sent yet. */
let waiting: { person: Person; timer: ReturnType<typeof setTimeout> } | undefined

definePagedPage({
  data: {
    // members.listPending
    people: [] as Person[],
    /** The same as rows to choose from. */
    options: [] as { value: string; label: string; note: string }[],
    // members.reviewRegistrations
    /** What became of the people decided on last. */
    outcomes: [] as string[],
    // what the reviewer is doing
    /** Whose approval can still be taken back. */
    approvedName: '',
    /** Several are being chosen. */
    choosing: false,
    chosenIds: [] as string[],
    /** Whose refusal is being written: one person, or `chosen` for those chosen. */
    rejectingId: '',
    reason: '',
    // what never changes
    reasonLimit: limits.reason,
    reasons: rejectionReasons.map((reason) => ({ value: reason, label: reason })),
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onHide() {
    void this.sendWaiting()
  },

  onUnload() {
    void this.sendWaiting()
  },

  async refresh() {
    await this.sendWaiting()
    await this.readPage()
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('members.listPending', { cursor })
    this.show(joined(cursor, this.data.people, items.map(asPerson)), { nextCursor })
  },

  show(people: Person[], more: object = {}) {
    const ids = new Set(people.map(({ memberId }) => memberId))
    const options = people.map(({ memberId, name, note }) => ({ value: memberId, label: name, note: note.replace(/\n/g, ' · ') }))
    this.setData({ people, options, chosenIds: this.data.chosenIds.filter((id) => ids.has(id)), ...more })
  },

  /** Takes the person off the list at once and sends the approval when it can no longer be taken back. */
  onApproveTap(event: PersonEvent) {
    const person = this.personOf(event)
    if (!person) return
    void this.sendWaiting()
    waiting = { person, timer: setTimeout(() => void this.sendWaiting(), undoFor) }
    this.show(
      this.data.people.filter((one) => one !== person),
      { approvedName: person.name, rejectingId: '' },
    )
  },

  onUndoTap() {
    if (!waiting) return
    clearTimeout(waiting.timer)
    this.show([waiting.person, ...this.data.people], { approvedName: '' })
    waiting = undefined
  },

  async sendWaiting() {
    if (!waiting) return
    const { person, timer } = waiting
    waiting = undefined
    clearTimeout(timer)
    this.setData({ approvedName: '' })
    try {
      const decided = await decide([person], { decision: 'approve' })
      const [one] = decided.outcomes
      if (one && one.outcome !== 'approved') this.tell([person], decided)
    } catch (error) {
      toastError(error)
      this.show([person, ...this.data.people])
    }
  },

  /** Says what became of people, and shows again whoever still waits. */
  tell(people: Person[], decided: Decided) {
    const shown = this.data.people.filter((one) => !people.includes(one))
    this.show([...stillWaiting(people, decided.outcomes), ...shown], { outcomes: outcomeLines(people, decided) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 200 })
  },

  onOutcomesClose() {
    this.setData({ outcomes: [] })
  },

  onChoosingTap() {
    void this.sendWaiting()
    this.setData({ choosing: !this.data.choosing, chosenIds: [], rejectingId: '', outcomes: [] })
  },

  onChosenChange(event: ChangeEvent<string[]>) {
    this.setData({ chosenIds: event.detail.value })
  },

  onAllTap() {
    const { people, chosenIds } = this.data
    this.setData({ chosenIds: chosenIds.length === people.length ? [] : people.map(({ memberId }) => memberId) })
  },

  onApproveChosenTap() {
    this.decideOn(this.chosen(), { decision: 'approve' })
  },

  onRejectChosenTap() {
    if (this.chosen().length === 0) return toast('请先选出要退回的人')
    this.setData({ rejectingId: 'chosen', reason: '' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onRejectTap(event: PersonEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ rejectingId: this.data.rejectingId === id ? '' : id, reason: '' })
  },

  onReasonChange(event: ChangeEvent<string>) {
    this.setData({ reason: event.detail.value })
  },

  onSendRejectionTap() {
    const reason = this.data.reason.trim()
    if (reason === '') return toast('请选一个原因，或者写一句')
    const { people, rejectingId } = this.data
    const refused = rejectingId === 'chosen' ? this.chosen() : people.filter(({ memberId }) => memberId === rejectingId)
    this.decideOn(refused, { decision: 'reject', reason })
  },

  /** One question for all of them; a refusal of one person was written for them and needs none. */
  decideOn(people: Person[], decision: Decision) {
    if (people.length === 0) return toast('请先选人')
    void this.once(decision.decision, async () => {
      if (this.data.choosing && !(await confirm(questionFor(people, decision)))) return
      const decided = await decide(people, decision)
      this.tell(people, decided)
      // Whoever was not reached any more stays chosen, and what was written for them stays written.
      if (decided.stoppedBy) return
      this.setData({ rejectingId: '', reason: '', chosenIds: [], choosing: this.data.choosing && this.data.people.length > 0 })
      if (this.data.people.length === 0) await this.readPage()
    })
  },

  chosen(): Person[] {
    return this.data.people.filter(({ memberId }) => this.data.chosenIds.includes(memberId))
  },

  personOf(event: PersonEvent): Person | undefined {
    return this.data.people.find((one) => one.memberId === event.currentTarget.dataset.id)
  },

  onBackTap() {
    goBack()
  },
})
