import type { Organisation } from '../../../services/organisation-tree'
import { withStart, type EventForm } from './form'
import { kinds } from './options'
import { choosePlace } from './place'
import type { SeriesForm } from './series'
import type { WallClock } from './shanghai-time'
import { summariesOf } from './summaries'

type Field = Exclude<keyof EventForm, 'start' | 'place'>
type Change<V, N = Field> = WechatMiniprogram.CustomEvent<{ value: V }, object, { name: N }>
type Typed<V> = WechatMiniprogram.CustomEvent<{ value: V }>

/** What these handlers need of the page. */
interface Host {
  data: { form: EventForm; series: SeriesForm; tree: Organisation[]; organisations: { organisationId: string }[] }
  setData(data: object): void
  setForm(form: EventForm): void
  nameOf(organisationId: string): string
  set(name: keyof EventForm, value: EventForm[typeof name]): void
}

/** What is typed and picked goes into the form. */
export const typingHandlers = {
  setForm(this: Host, form: EventForm) {
    const { organisations, series } = this.data
    this.setData({
      form,
      kindIndex: kinds.findIndex(({ value }) => value === form.kind),
      organisationIndex: organisations.findIndex(({ organisationId }) => organisationId === form.organisationId),
      summaries: summariesOf(form, series, (id) => this.nameOf(id)),
    })
  },

  nameOf(this: Host, id: string): string {
    return this.data.tree.find(({ organisationId }) => organisationId === id)?.name ?? '已关闭的组织'
  },

  /** One field; only that one is set, so that what is being typed into another stays. */
  set(this: Host, name: keyof EventForm, value: EventForm[typeof name]) {
    const form = { ...this.data.form, [name]: value }
    this.setData({ [`form.${name}`]: value, [`errors.${name}`]: '' })
    this.setData({ summaries: summariesOf(form, this.data.series, (id) => this.nameOf(id)) })
  },

  onChange(this: Host, change: Change<EventForm[Field]>) {
    const { name } = change.currentTarget.dataset
    this.set(name, change.detail.value)
    if (name === 'capacity' || name === 'quotas') this.setData({ toAsk: [] })
  },

  onStartChange(this: Host, { detail }: Typed<WallClock>) {
    this.setForm(withStart(this.data.form, detail.value))
    this.setData({ 'errors.start': '', 'errors.end': '', 'errors.closesAt': '', 'errors.cancelBy': '', 'errors.series': '' })
  },

  onSeriesChange(this: Host, { detail }: Typed<SeriesForm>) {
    this.setData({ series: detail.value, 'errors.series': '' })
    this.setForm(this.data.form)
  },

  onKindPick(this: Host, { detail }: Typed<string>) {
    const kind = kinds[Number(detail.value)]
    if (kind) this.setForm({ ...this.data.form, kind: kind.value })
  },

  onOrganisationPick(this: Host, { detail }: Typed<string>) {
    const chosen = this.data.organisations[Number(detail.value)]
    if (chosen) this.setForm({ ...this.data.form, organisationId: chosen.organisationId })
    this.setData({ 'errors.organisationId': '' })
  },

  onCompanionsPick(this: Host, { detail }: Typed<string>) {
    this.set('companionsAllowed', Number(detail.value))
  },

  onPlaceChange(this: Host, { detail }: Typed<string>) {
    this.set('place', { ...this.data.form.place, name: detail.value })
  },

  async onMapTap(this: Host) {
    const place = await choosePlace()
    if (place) this.set('place', place)
  },

  onMapRemoveTap(this: Host) {
    this.set('place', { name: this.data.form.place.name })
  },
}
