import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { draftKeys } from '../../../services/draft-key'
import { getMe, hasRole, type Me } from '../../../services/me'
import { goBack, openPage } from '../../../services/navigation'
import { withBelow, type Organisation } from '../../../services/organisation-tree'
import { SaidError, wordsOf } from '../../../services/said-error'
import { toast, toastError } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { asks, audienceOf, forecastLines, waysFor, type By } from './audience-choice'
import { eventOptions, membersNamed, segmentOptions } from './audience-options'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: 'title' | 'body' }>
type ValueEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type WayEvent = WechatMiniprogram.TouchEvent<object, object, { by: By }>
type PersonEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>
type SwitchName = 'includeBelow' | 'includeWaiting' | 'needsAcknowledgement'
type SwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }, Record<string, never>, { name: SwitchName }>

/** Begins anew with every page. */
let keyFor = draftKeys()

interface Mistakes {
  title?: string
  body?: string
  audience?: string
}

interface Option {
  value: string
  label: string
  note: string
}

interface Person {
  memberId: string
  name: string
  note: string
}

/** What a tap chooses. */
interface Choice {
  by: By
  organisationIds: string[]
  segmentId: string
  eventId: string
  named: Person[]
}

/** How long somebody may pause between two taps or characters, in milliseconds. */
const pause = 300
let choosing: ReturnType<typeof setTimeout> | undefined
let typing: ReturnType<typeof setTimeout> | undefined
const stop = (timer: typeof choosing) => timer !== undefined && clearTimeout(timer)

/** Numbers the forecasts, so that the answer to an earlier one does not cover a later one. */
let asked = 0

/** Where the person may write to: below every organisation on which they are editor or administrator. */
function reachOf(me: Me, tree: Organisation[]): Organisation[] {
  const roots = me.roles.filter(({ role }) => ['owner', 'administrator', 'editor'].includes(role))
  return withBelow(
    tree,
    roots.map(({ organisationId }) => organisationId),
  )
}

definePage({
  data: {
    // members.getMe, organisations.listTree
    organisations: [] as Organisation[],
    ways: waysFor(false),
    // segments.listSegments and events.listEvents, once that way is chosen
    segments: null as Option[] | null,
    events: null as Option[] | null,
    // members.listMembers
    found: [] as Person[],
    // typed by the person; stays when the network is lost
    title: '',
    body: '',
    by: 'organisations' as By,
    organisationIds: [] as string[],
    includeBelow: true,
    segmentId: '',
    eventId: '',
    includeWaiting: false,
    named: [] as Person[],
    namePrefix: '',
    needsAcknowledgement: false,
    mistakes: {} as Mistakes,
    // notices.forecastReach
    forecast: [] as string[],
    // notices.createDraft
    /** Set once the draft is kept, so that sending it again makes no second one. */
    noticeId: '',
    // what never changes
    limits,
  },

  onLoad() {
    keyFor = draftKeys()
    void this.load(() => this.prepare())
  },

  /** A segment may have been made meanwhile on its own page. */
  onShow() {
    if (this.data.segments) void this.readOptions()
  },

  onUnload() {
    asked++
    stop(choosing)
    stop(typing)
  },

  async prepare() {
    const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
    const organisations = reachOf(me, tree.items)
    const only = organisations.length === 1 ? organisations[0] : undefined
    this.setData({ organisations, ways: waysFor(hasRole(me, 'administrator')) })
    this.choose({ organisationIds: only ? [only.organisationId] : [] })
  },

  /** Takes what was chosen and asks anew whom the notice would reach. */
  choose(changed: Partial<Choice>) {
    this.setData({ ...changed, 'mistakes.audience': '', noticeId: '', forecast: [] })
    this.forecastSoon()
  },

  forecastSoon() {
    asked++
    stop(choosing)
    choosing = setTimeout(() => void this.forecast(), pause)
  },

  /** Without an answer the notice can still be written. */
  async forecast() {
    const mine = ++asked
    const audience = audienceOf(this.data)
    if (!audience) return this.setData({ forecast: [] })
    this.setData({ forecast: ['正在数会发给多少人'] })
    const forecast = await call('notices.forecastReach', { audience }).then(forecastLines, (error: unknown) => [
      wordsOf(error, '暂时数不出会发给多少人'),
    ])
    if (mine === asked) this.setData({ forecast })
  },

  async readOptions() {
    const { by, events, organisations } = this.data
    const ids = organisations.map(({ organisationId }) => organisationId)
    try {
      if (by === 'segment') this.setData({ segments: await segmentOptions() })
      if (by === 'event' && !events) this.setData({ events: await eventOptions(ids) })
    } catch (error) {
      toastError(error)
    }
  },

  onTextChange(event: TextEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [name]: event.detail.value, [`mistakes.${name}`]: '', noticeId: '' })
  },

  onWayTap(event: WayEvent) {
    this.choose({ by: event.currentTarget.dataset.by })
    void this.readOptions()
  },

  onOrganisationsChange(event: PickEvent) {
    const chosen = event.detail.value
    if (chosen.length > limits.organisations) toast(`最多选 ${limits.organisations} 个，要发给更多人请选上一级`)
    this.choose({ organisationIds: chosen.slice(0, limits.organisations) })
  },

  onSegmentChange(event: ValueEvent) {
    this.choose({ segmentId: event.detail.value })
  },

  onNewSegmentTap() {
    openPage('/pages/members/segment/segment')
  },

  onEventChange(event: ValueEvent) {
    this.choose({ eventId: event.detail.value })
  },

  onNameChange(event: ValueEvent) {
    const namePrefix = event.detail.value
    this.setData({ namePrefix, found: [] })
    stop(typing)
    if (namePrefix.trim() !== '') typing = setTimeout(() => void this.find(namePrefix), pause)
  },

  async find(namePrefix: string) {
    const found = await membersNamed(namePrefix.trim()).catch(() => [])
    if (namePrefix === this.data.namePrefix) this.setData({ found })
  },

  onPersonTap(event: PersonEvent) {
    const person = this.data.found.find(({ memberId }) => memberId === event.currentTarget.dataset.id)
    const { named } = this.data
    if (!person) return
    if (named.length >= limits.namedMembers) return toast(`最多指定 ${limits.namedMembers} 人，要发给更多人请建分组`)
    this.setData({ namePrefix: '', found: [] })
    this.choose({ named: [...named.filter(({ memberId }) => memberId !== person.memberId), person] })
  },

  onNamedTap(event: PersonEvent) {
    this.choose({ named: this.data.named.filter(({ memberId }) => memberId !== event.currentTarget.dataset.id) })
  },

  onSwitchChange(event: SwitchEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [name]: event.detail.value, noticeId: '' })
    if (name !== 'needsAcknowledgement') this.forecastSoon()
  },

  onSubmitTap() {
    if (!this.isComplete()) return
    void this.once('submit', async () => {
      const noticeId = await this.saveDraft()
      await call('notices.submitForReview', { noticeId })
      toast('已提交，请另一位同事审核')
      goBack()
    })
  },

  onSaveTap() {
    if (!this.isComplete()) return
    void this.once('save', async () => {
      await this.saveDraft()
      toast('已存为草稿')
      goBack()
    })
  },

  async saveDraft(): Promise<string> {
    if (this.data.noticeId !== '') return this.data.noticeId
    const audience = audienceOf(this.data)
    if (!audience) throw new SaidError(asks[this.data.by])
    const { title, body, needsAcknowledgement } = this.data
    const draft = { title, body, audience, needsAcknowledgement }
    const { noticeId } = await call('notices.createDraft', { ...draft, draftKey: keyFor(draft) })
    this.setData({ noticeId })
    return noticeId
  },

  isComplete(): boolean {
    const mistakes: Mistakes = {}
    if (this.data.title.trim() === '') mistakes.title = '请写一个标题'
    if (this.data.body.trim() === '') mistakes.body = '请写通知的内容'
    if (!audienceOf(this.data)) mistakes.audience = asks[this.data.by]
    this.setData({ mistakes })
    const first = mistakes.title ?? mistakes.body ?? mistakes.audience
    if (first !== undefined) toast(first)
    return first === undefined
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
