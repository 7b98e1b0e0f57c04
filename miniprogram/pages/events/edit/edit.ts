import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { organisationsFor } from '../organisations'
import { takeOut } from '../take-out'
import { mayTell, savedOrLatest, seatsMissing, type Asked } from './changing'
import { newForm, withStart, type EventForm } from './form'
import { copyOf, formOf } from './form-of'
import { forget, isBegun, keep, keptForm } from './kept'
import { firstOf, foldsOf, mistakesIn, type FormErrors } from './mistakes'
import * as options from './options'
import { choosePlace } from './place'
import { hold, previewedFrom } from './previewed'
import { asksSeats, begun, draftsOf, publish, type Sent, type Standing } from './saving'
import { mistakeInSeries, onceOnly, type SeriesForm } from './series'
import type { WallClock } from './shanghai-time'
import { summariesOf } from './summaries'

type Field = Exclude<keyof EventForm, 'start' | 'place'>
type Change<V, N = Field> = WechatMiniprogram.CustomEvent<{ value: V }, object, { name: N }>
type PersonTap = WechatMiniprogram.CustomEvent<{ memberId: string; name: string }>

const draft = newForm(Date.now())

definePage({
  data: {
    // fixed
    limits,
    ...options,
    // from the address
    /** the event that is edited; empty for a new one */
    eventId: '',
    /** the event to begin with: that one, or an earlier one to copy; empty for none */
    likeId: '',
    // from the server
    tree: [] as Organisation[],
    /** where the person may hold events */
    organisations: [] as { organisationId: string; name: string }[],
    /** the event as it stands, when one is edited */
    standing: null as Standing | null,
    /** who must give seats back before there can be so few */
    toAsk: [] as Asked[],
    /** what was typed last time and not saved is back */
    restored: false,
    // from the person
    form: draft,
    series: onceOnly,
    errors: {} as FormErrors,
    /** the folded parts with something to correct */
    wrong: foldsOf({}),
    /** how the folded parts stand */
    summaries: summariesOf(draft, onceOnly, () => ''),
    kindIndex: options.kinds.findIndex(({ value }) => value === draft.kind),
    organisationIndex: 0,
    /** a new event that was sent, so that sending it again makes no second one */
    sent: null as Sent | null,
  },

  onLoad({ eventId = '', copy = '' }: { eventId?: string; copy?: string }) {
    this.setData({ eventId, likeId: eventId || copy })
    void wx.setNavigationBarTitle({ title: eventId === '' ? '发布活动' : '修改活动' })
    void this.load(() => this.prepare())
  },

  /** Who may hold events where, and the event that is edited or copied. */
  async prepare() {
    const { likeId } = this.data
    const [me, { items: tree }, like] = await Promise.all([
      getMe(),
      call('organisations.listTree', {}),
      likeId === '' ? null : call('events.getForEditing', { eventId: likeId }),
    ])
    this.setData({ tree, organisations: organisationsFor(me, tree) })
    if (like && this.data.eventId !== '') return this.show(like)
    const kept = like ? undefined : keptForm(Date.now())
    const form = like ? copyOf(like, Date.now()) : (kept?.form ?? newForm(Date.now()))
    if (kept) this.setData({ series: kept.series, restored: true })
    const { organisations } = this.data
    const own = organisations.find(({ organisationId }) => organisationId === form.organisationId) ?? organisations[0]
    this.setForm({ ...form, organisationId: own?.organisationId ?? '' })
  },

  onHide() {
    this.keepTyped()
  },

  onUnload() {
    this.keepTyped()
  },

  /** What was typed of a new event stays on the phone until it is saved. */
  keepTyped() {
    const { form, series, sent, likeId } = this.data
    if (likeId !== '') return
    if (sent && sent.eventIds.length > 0) forget()
    else if (isBegun(form)) keep({ form, series })
  },

  onRestartTap() {
    forget()
    this.setData({ series: onceOnly, restored: false, errors: {}, wrong: foldsOf({}) })
    this.setForm({ ...newForm(Date.now()), organisationId: this.data.form.organisationId })
  },

  show(standing: Standing) {
    this.setData({ standing, toAsk: [] })
    this.setForm(formOf(standing, Date.now()))
  },

  setForm(form: EventForm) {
    const { organisations, series } = this.data
    this.setData({
      form,
      kindIndex: options.kinds.findIndex(({ value }) => value === form.kind),
      organisationIndex: organisations.findIndex(({ organisationId }) => organisationId === form.organisationId),
      summaries: summariesOf(form, series, (id) => this.nameOf(id)),
    })
  },

  nameOf(id: string): string {
    return this.data.tree.find(({ organisationId }) => organisationId === id)?.name ?? '已关闭的组织'
  },

  /** One field; only that one is set, so that what is being typed into another stays. */
  set(name: keyof EventForm, value: EventForm[typeof name]) {
    const form = { ...this.data.form, [name]: value }
    this.setData({ [`form.${name}`]: value, [`errors.${name}`]: '' })
    this.setData({ summaries: summariesOf(form, this.data.series, (id) => this.nameOf(id)) })
  },

  onChange(change: Change<EventForm[Field]>) {
    const { name } = change.currentTarget.dataset
    this.set(name, change.detail.value)
    if (name === 'capacity' || name === 'quotas') this.setData({ toAsk: [] })
  },

  onStartChange({ detail }: WechatMiniprogram.CustomEvent<{ value: WallClock }>) {
    this.setForm(withStart(this.data.form, detail.value))
    this.setData({ 'errors.start': '', 'errors.end': '', 'errors.closesAt': '', 'errors.cancelBy': '', 'errors.series': '' })
  },

  onSeriesChange({ detail }: WechatMiniprogram.CustomEvent<{ value: SeriesForm }>) {
    this.setData({ series: detail.value, 'errors.series': '' })
    this.setForm(this.data.form)
  },

  onKindPick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const kind = options.kinds[Number(detail.value)]
    if (kind) this.setForm({ ...this.data.form, kind: kind.value })
  },

  onOrganisationPick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const chosen = this.data.organisations[Number(detail.value)]
    if (chosen) this.setForm({ ...this.data.form, organisationId: chosen.organisationId })
    this.setData({ 'errors.organisationId': '' })
  },

  onCompanionsPick({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set('companionsAllowed', Number(detail.value))
  },

  onPlaceChange({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.set('place', { ...this.data.form.place, name: detail.value })
  },

  async onMapTap() {
    const place = await choosePlace()
    if (place) this.set('place', place)
  },

  onMapRemoveTap() {
    this.set('place', { name: this.data.form.place.name })
  },

  /** Says what is to correct and goes to the first of it. */
  isComplete(): boolean {
    const { form, series, standing } = this.data
    const now = Date.now()
    const errors = mistakesIn(form, now, standing && formOf(standing, now))
    const inSeries = standing ? '' : mistakeInSeries(form.start, series, now)
    if (inSeries !== '') errors.series = inSeries
    this.setData({ errors, wrong: foldsOf(errors) })
    const first = firstOf(errors)
    if (first === undefined) return true
    void wx.pageScrollTo({ selector: `#${first}`, offsetTop: -16, duration: 200 })
    toast('还有几处要补充，请看提示')
    return false
  },

  onPreviewTap() {
    if (!this.isComplete()) return
    const { form, series, standing } = this.data
    hold(previewedFrom(form, series, (id) => this.nameOf(id), standing?.status === 'published'))
    void wx.navigateTo({
      url: '/pages/events/preview/preview',
      events: { publish: () => this.onPublishTap(), save: () => this.onSaveTap() },
    })
  },

  onPublishTap() {
    if (!this.isComplete()) return
    void this.once('publish', async () => {
      const { standing } = this.data
      const eventIds = await this.save()
      const [eventId] = eventIds
      if (eventId === undefined) return
      if (!standing || standing.status === 'draft') await publish(eventId, eventIds.length > 1)
      toast(eventIds.length > 1 ? `${eventIds.length} 场都已发布` : '已发布')
      void wx.redirectTo({ url: `/pages/events/detail/detail?eventId=${eventId}` })
    })
  },

  onSaveTap() {
    if (!this.isComplete()) return
    void this.once('save', async () => {
      const { standing } = this.data
      if (standing?.status === 'published') return this.changePublished(standing)
      if ((await this.save()).length === 0) return
      toast('已存为草稿')
      goBack()
    })
  },

  /** Answers the ids of what was saved: several for a series, none when a colleague's version came in between. */
  async save(): Promise<string[]> {
    const { form, series, standing } = this.data
    if (standing) return (await this.saveStanding(standing)) ? [standing.eventId] : []
    const sent = await begun(form, series, this.data.sent)
    this.setData({ sent })
    const eventIds = await draftsOf(form, series, sent)
    this.setData({ sent: { ...sent, eventIds } })
    return eventIds
  },

  async saveStanding(standing: Standing) {
    const saved = await savedOrLatest(standing, this.data.form)
    if (saved && 'latest' in saved) this.show(saved.latest)
    if (!saved || 'latest' in saved) return null
    this.setData({ 'standing.version': saved.version })
    return saved
  },

  /** Of an event others have signed up for: first whether everybody still fits, then whether they may be told. */
  async changePublished(standing: Standing) {
    if (asksSeats(standing, this.data.form) && !(await this.everybodyFits(standing))) return
    if (!(await mayTell(standing, this.data.form))) return
    const saved = await this.saveStanding(standing)
    if (!saved) return
    toast(saved.told ? '已保存，正在通知报名的人' : '已保存')
    goBack()
  },

  /** Shows who must give seats back when they do not. */
  async everybodyFits(standing: Standing): Promise<boolean> {
    const { over, people } = await seatsMissing(standing, this.data.form)
    const error = over === 0 ? '' : `已占用的比这个数多 ${over} 个，要有人让出才能改`
    this.setData({ toAsk: people, 'errors.capacity': error })
    if (over > 0) void wx.pageScrollTo({ selector: '#capacity', offsetTop: -16, duration: 200 })
    return over === 0
  },

  onRemovePerson({ detail }: PersonTap) {
    const { standing } = this.data
    if (!standing) return
    void this.once('remove', async () => {
      if (!(await takeOut(standing.eventId, detail))) return
      this.setData({ 'standing.signedUp': standing.signedUp - 1 })
      if (await this.everybodyFits(standing)) toast('名额够了，请保存')
    })
  },

  onCopyTap() {
    void wx.redirectTo({ url: `/pages/events/edit/edit?copy=${this.data.eventId}` })
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
