import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { toast } from '../../../services/toast'
import { eventKindLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import { daysOf, errorsIn, newForm, toInput, withStart, type EventForm, type FormErrors } from './form'
import { organisationsFor, type Organisation } from '../organisations'

type Change<V> = WechatMiniprogram.CustomEvent<{ value: V }, object, { name: string }>

const kinds = Object.entries(eventKindLabels).map(([value, label]) => ({ value: value as EventForm['kind'], label }))

definePage({
  data: {
    // fixed
    limits,
    kinds,
    closings: [
      { value: '0', label: '活动开始时' },
      { value: '1440', label: '提前 1 天' },
      { value: '4320', label: '提前 3 天' },
    ],
    // from the server
    /** where the person may hold events */
    organisations: [] as Organisation[],
    // from the person
    form: newForm(Date.now()),
    /** the days of `form.start` and `form.end` in words */
    days: daysOf(newForm(Date.now())),
    /** the place of `form.kind` among the kinds */
    kindIndex: kinds.findIndex(({ value }) => value === 'fellowship'),
    /** the place of `form.organisationId` among the organisations */
    organisationIndex: 0,
    errors: {} as FormErrors,
    /** a draft that was saved but not published yet, and what was typed then */
    saved: undefined as { eventId: string; typed: string } | undefined,
  },

  onLoad() {
    void this.prepare()
  },

  async prepare() {
    await this.load(async () => {
      const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
      const organisations = organisationsFor(me, tree.items)
      const first = organisations[0]
      this.setData({ organisations, organisationIndex: 0, 'form.organisationId': first?.organisationId ?? '' })
    })
  },

  onTextChange(change: Change<string>) {
    const { name } = change.currentTarget.dataset
    this.setData({ [`form.${name}`]: change.detail.value, [`errors.${name}`]: '' })
  },

  onKindPick(pick: Change<string>) {
    const kindIndex = Number(pick.detail.value)
    const kind = kinds[kindIndex]
    if (kind) this.setData({ 'form.kind': kind.value, kindIndex })
  },

  onOrganisationPick(pick: Change<string>) {
    const organisationIndex = Number(pick.detail.value)
    const chosen = this.data.organisations[organisationIndex]
    if (!chosen) return
    this.setData({ 'form.organisationId': chosen.organisationId, organisationIndex, 'errors.organisationId': '' })
  },

  onStartPick(pick: Change<string>) {
    const { form } = this.data
    const start = { ...form.start, [pick.currentTarget.dataset.name]: pick.detail.value }
    const moved = withStart(form, start)
    this.setData({ form: moved, days: daysOf(moved), 'errors.start': '', 'errors.end': '' })
  },

  onEndPick(pick: Change<string>) {
    const { form } = this.data
    const moved = { ...form, end: { ...form.end, [pick.currentTarget.dataset.name]: pick.detail.value } }
    this.setData({ form: moved, days: daysOf(moved), 'errors.end': '' })
  },

  onWaitlistChange(change: Change<boolean>) {
    this.setData({ 'form.waitlist': change.detail.value })
  },

  onPublishTap() {
    const errors = errorsIn(this.data.form, Date.now())
    this.setData({ errors })
    const first = Object.keys(errors)[0]
    if (first !== undefined) {
      void wx.pageScrollTo({ selector: `#${first}`, offsetTop: -16, duration: 200 })
      return toast('还有几处要补充，请看提示')
    }
    void this.once('publish', async () => {
      const eventId = await this.save()
      await call('events.publishEvent', { eventId })
      toast('已发布')
      void wx.redirectTo({ url: `/pages/events/detail/detail?eventId=${eventId}` })
    })
  },

  /** Saves the draft, unless a tap before this one already did. Answers its id. */
  async save(): Promise<string> {
    const { form, saved } = this.data
    const typed = JSON.stringify(form)
    if (saved?.typed === typed) return saved.eventId
    const { eventId } = await call('events.createEvent', toInput(form))
    this.setData({ saved: { eventId, typed } })
    return eventId
  },

  onRetryTap() {
    void this.prepare()
  },
})
