import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { limits } from '../../../shared/limits'
import { organisationsFor } from '../organisations'
import type { Asked } from './changing'
import { newForm } from './form'
import { copyOf, formOf } from './form-of'
import { forget, isBegun, keep, keptForm } from './kept'
import { foldsOf, type FormErrors } from './mistakes'
import * as options from './options'
import type { Sent, Standing } from './saving'
import { savingHandlers } from './saving-handlers'
import { onceOnly } from './series'
import { summariesOf } from './summaries'
import { typingHandlers } from './typing-handlers'

const draft = newForm(Date.now())

definePage({
  ...typingHandlers,
  ...savingHandlers,

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
    if (kept) this.setData({ series: kept.series, sent: kept.sent, restored: true })
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
    else if (isBegun(form)) keep({ form, series, sent })
  },

  onRestartTap() {
    forget()
    this.setData({ series: onceOnly, sent: null, restored: false, errors: {}, wrong: foldsOf({}) })
    this.setForm({ ...newForm(Date.now()), organisationId: this.data.form.organisationId })
  },

  show(standing: Standing) {
    this.setData({ standing, toAsk: [] })
    this.setForm(formOf(standing, Date.now()))
  },

  onCopyTap() {
    void wx.redirectTo({ url: `/pages/events/edit/edit?copy=${this.data.eventId}` })
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
