import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { goBack } from '../../../services/navigation'
import { toast, toastError } from '../../../services/toast'
import { agoText } from '../../../services/when'
import { limits } from '../../../shared/limits'

type Pending = OutputOf<'members.listPending'>['items'][number]
type PersonEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }>

interface Person {
  memberId: string
  name: string
  /** Phone, organisations, occupation, skills and when, a line each. */
  note: string
}

/** How long an approval can be taken back before it is sent, in milliseconds. */
const undoFor = 5000

/** The approval that is not sent yet. */
let waiting: { person: Person; timer: ReturnType<typeof setTimeout> } | undefined

const asPerson = (pending: Pending): Person => ({
  memberId: pending.memberId,
  name: pending.name,
  note: [
    pending.phone,
    pending.organisations.map((organisation) => organisation.name).join('、'),
    pending.occupation,
    pending.skills.length > 0 ? `特长：${pending.skills.join('、')}` : undefined,
    `${agoText(pending.registeredAt)} 登记`,
  ]
    .filter(Boolean)
    .join('\n'),
})

definePagedPage({
  data: {
    // members.listPending
    people: [] as Person[],
    // what the reviewer is doing
    /** Whose approval can still be taken back. */
    approvedName: '',
    /** Whose refusal is being written. */
    rejectingId: '',
    reason: '',
    // what never changes
    reasonLimit: limits.reason,
    reasons: ['姓名或手机号不完整，请补充', '所选组织不对，请重新选择', '暂未找到您的组织关系，请先联系联络员'].map((reason) => ({
      value: reason,
      label: reason,
    })),
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
    this.setData({ people: joined(cursor, this.data.people, items.map(asPerson)), nextCursor })
  },

  /** Takes the person off the list at once and sends the approval when it can no longer be taken back. */
  onApproveTap(event: PersonEvent) {
    const person = this.personOf(event)
    if (!person) return
    void this.sendWaiting()
    waiting = { person, timer: setTimeout(() => void this.sendWaiting(), undoFor) }
    this.setData({ people: this.data.people.filter((one) => one !== person), approvedName: person.name, rejectingId: '' })
  },

  onUndoTap() {
    if (!waiting) return
    clearTimeout(waiting.timer)
    this.setData({ people: [waiting.person, ...this.data.people], approvedName: '' })
    waiting = undefined
  },

  async sendWaiting() {
    if (!waiting) return
    const { person, timer } = waiting
    waiting = undefined
    clearTimeout(timer)
    this.setData({ approvedName: '' })
    try {
      await call('members.reviewRegistration', { memberId: person.memberId, decision: 'approve' })
    } catch (error) {
      toastError(error)
      this.setData({ people: [person, ...this.data.people] })
    }
  },

  onRejectTap(event: PersonEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ rejectingId: this.data.rejectingId === id ? '' : id, reason: '' })
  },

  onReasonChange(event: ChangeEvent) {
    this.setData({ reason: event.detail.value })
  },

  onSendRejectionTap(event: PersonEvent) {
    const person = this.personOf(event)
    const reason = this.data.reason.trim()
    if (!person) return
    if (reason === '') return toast('请选一个原因，或者写一句')
    void this.once('reject', async () => {
      await call('members.reviewRegistration', { memberId: person.memberId, decision: 'reject', reason })
      this.setData({ people: this.data.people.filter((one) => one !== person), rejectingId: '' })
      toast(`已把原因告诉${person.name}`)
    })
  },

  personOf(event: PersonEvent): Person | undefined {
    return this.data.people.find((one) => one.memberId === event.currentTarget.dataset.id)
  },

  onBackTap() {
    goBack()
  },
})
