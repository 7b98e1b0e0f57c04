import { definePage } from '../../../behaviors/page'
import { call, type InputOf, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toastError } from '../../../services/toast'
import { placeText } from '../roster/book'
import { scanned } from '../scan'

type Found = OutputOf<'events.findPeople'>['items'][number]

/** How long the person types before it is looked for, in milliseconds. */
const pause = 300

/** Whoever is meant is found by more of the name. */
const most = 10

/** Somebody came without a sign-up: they show their code, or are looked for by name. */
definePage({
  data: {
    // from the address
    eventId: '',
    // from the server
    companionsAllowed: 0,
    /** the person looks after the event */
    mayManage: false,
    found: [] as (Found & { note: string })[],
    /** what was looked for has been answered */
    hasLooked: false,
    /** who was added last: 王芳 已登记并签到，12 号 */
    added: '',
    // from the person
    typed: '',
    companions: 0,
  },

  timer: 0,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { companionsAllowed, can } = await call('events.getEvent', { eventId: this.data.eventId })
    this.setData({ companionsAllowed, mayManage: can.includes('manage') })
  },

  onTypedChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const typed = change.detail.value
    this.setData({ typed, hasLooked: false, ...(typed.trim() === '' ? { found: [] } : {}) })
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.find(), pause)
  },

  async find() {
    const { eventId, typed } = this.data
    const namePart = typed.trim()
    if (namePart === '') return
    try {
      const { items } = await call('events.findPeople', { eventId, namePart, limit: most })
      if (typed !== this.data.typed) return
      this.setData({ found: items.map((item) => ({ ...item, note: item.organisationNames.join('、') })), hasLooked: true })
    } catch (error) {
      if (typed === this.data.typed) toastError(error)
    }
  },

  onCompanionsTap(tap: WechatMiniprogram.TouchEvent<object, object, { by: number }>) {
    const companions = this.data.companions + Number(tap.currentTarget.dataset.by)
    if (companions >= 0 && companions <= this.data.companionsAllowed) this.setData({ companions })
  },

  onPersonTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>) {
    const { id: memberId, name } = tap.currentTarget.dataset
    void this.once(memberId, async () => {
      const { companions } = this.data
      const content = `占 ${companions + 1} 个名额，本人会在“为我代办的事”里看到。`
      if (await confirm({ title: `登记 ${name} 到场？`, content, confirmText: '登记' })) await this.add({ memberId })
    })
  },

  onScanTap() {
    void this.once('scan', async () => {
      const ticket = await scanned()
      if (ticket !== undefined) await this.add({ ticket })
    })
  },

  async add(whom: Pick<InputOf<'events.addWalkIn'>, 'memberId' | 'ticket'>) {
    const { eventId, companions } = this.data
    const arrival = await call('events.addWalkIn', { eventId, companions, ...whom })
    this.setData({
      added: `${arrival.name} 已登记并签到，${placeText(arrival)}`,
      typed: '',
      found: [],
      hasLooked: false,
      companions: 0,
    })
  },
})
