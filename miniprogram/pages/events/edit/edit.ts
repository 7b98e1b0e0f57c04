import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { askFor, confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { organisationsFor } from '../organisations'
import { newForm, toInput, withStart, type EventForm } from './form'
import { copyOf, formOf } from './form-of'
import { forget, isBegun, keep, keptForm } from './kept'
import { firstOf, foldsOf, mistakesIn, type FormErrors } from './mistakes'
import * as options from './options'
import { choosePlace } from './place'
import { hold } from './previewed'
import { asksSeats, begun, draftsOf, movesPeople, publish, saveChanges, type Sent, type Standing } from './saving'
import { mistakeInSeries, onceOnly, startsOf, type SeriesForm } from './series'
import { fromWallClock, type WallClock } from './shanghai-time'
import { audienceText, quotaLines, summariesOf } from './summaries'

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
    toAsk: [] as { memberId: string; name: string; note: string }[],
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
    const { form, series, organisations, organisationIndex } = this.data
    hold({
      input: toInput(form),
      organisationName: organisations[organisationIndex]?.name ?? this.nameOf(form.organisationId),
      audience: audienceText(form, (id) => this.nameOf(id)),
      quotas: quotaLines(form, (id) => this.nameOf(id)),
      starts: startsOf(form.start, series).map((start) => new Date(fromWallClock(start)).toISOString()),
      published: this.data.standing?.status === 'published',
    })
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
      const eventId = eventIds[0] ?? ''
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
      await this.save()
      toast('已存为草稿')
      goBack()
    })
  },

  /** Answers the ids of what was saved: several for a series. */
  async save(): Promise<string[]> {
    const { form, series, standing } = this.data
    if (standing) {
      const { version } = await this.saveStanding(standing)
      this.setData({ 'standing.version': version })
      return [standing.eventId]
    }
    const sent = await begun(form, series, this.data.sent)
    this.setData({ sent })
    const eventIds = await draftsOf(form, series, sent)
    this.setData({ sent: { ...sent, eventIds } })
    return eventIds
  },

  /** Of an event others have signed up for: first whether everybody still fits, then whether they may be told. */
  async changePublished(standing: Standing) {
    if (asksSeats(standing, this.data.form) && !(await this.everybodyFits(standing))) return
    if (standing.signedUp > 0 && movesPeople(standing, this.data.form)) {
      const content = `时间或地点变了，报名的 ${standing.signedUp} 人会收到通知。`
      if (!(await confirm({ title: '保存并通知？', content, confirmText: '保存' }))) return
    }
    const { told } = await this.saveStanding(standing)
    toast(told ? '已保存，正在通知报名的人' : '已保存')
    goBack()
  },

  /** Shows who must give seats back when they do not. */
  async everybodyFits({ eventId }: Standing): Promise<boolean> {
    const { capacity, quotas = [] } = toInput(this.data.form)
    const { fits, over, toAsk } = await call('events.previewSeats', { eventId, capacity, quotas })
    if (fits) return true
    const note = ({ seats, quotaName }: (typeof toAsk)[number]) =>
      [`占 ${seats} 个名额`, ...(quotaName === undefined ? [] : [quotaName])].join(' · ')
    this.setData({
      toAsk: toAsk.map((person) => ({ memberId: person.memberId, name: person.name, note: note(person) })),
      'errors.capacity': `已占用的比这个数多 ${over} 个，要有人让出才能改`,
    })
    void wx.pageScrollTo({ selector: '#capacity', offsetTop: -16, duration: 200 })
    return false
  },

  onRemovePerson({ detail: { memberId, name } }: PersonTap) {
    const { standing } = this.data
    if (!standing) return
    void this.once('remove', async () => {
      const reason = await askFor({ title: `把${name}移出名单？`, placeholder: '原因，本人会看到', confirmText: '移出' })
      if (reason === '') return
      await call('events.removeSignUp', { eventId: standing.eventId, memberId, reason })
      this.setData({ 'errors.capacity': '', toAsk: [], 'standing.signedUp': standing.signedUp - 1 })
      if (await this.everybodyFits(standing)) toast('名额够了，请保存')
    })
  },

  /** Somebody else may have changed it meanwhile: what was typed stays until the person wants to see theirs. */
  async saveStanding(standing: Standing) {
    try {
      return await saveChanges(standing, this.data.form)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'EVENT_EDITED') await this.offerLatest(standing.eventId)
      throw error
    }
  },

  async offerLatest(eventId: string) {
    const content = '您改的还在这一页。看最新的会换掉您改的，可以先记下来。'
    if (!(await confirm({ title: '有同事刚改过', content, confirmText: '看最新的', cancelText: '先不看' }))) return
    this.show(await call('events.getForEditing', { eventId }))
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
