import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { takeOut } from '../take-out'
import { mayTell, savedOrLatest, seatsMissing, type Asked } from './changing'
import type { EventForm } from './form'
import { formOf } from './form-of'
import { firstOf, foldsOf, mistakesIn } from './mistakes'
import { hold, previewedFrom } from './previewed'
import { asksSeats, begun, draftsOf, publish, type Sent, type Standing } from './saving'
import { mistakeInSeries, type SeriesForm } from './series'

type PersonTap = WechatMiniprogram.CustomEvent<Omit<Asked, 'note'>>

/** What these handlers need of the page. */
interface Host {
  data: { form: EventForm; series: SeriesForm; standing: Standing | null; sent: Sent | null }
  setData(data: object): void
  once(key: string, work: () => Promise<void>): Promise<void>
  nameOf(organisationId: string): string
  show(standing: Standing): void
  isComplete(): boolean
  onPublishTap(): void
  onSaveTap(): void
  save(): Promise<string[]>
  saveStanding(standing: Standing): Promise<{ told: boolean } | null>
  changePublished(standing: Standing): Promise<void>
  everybodyFits(standing: Standing): Promise<boolean>
}

/** What is in the form is looked over, shown as members will see it, saved and published. */
export const savingHandlers = {
  /** Says what is to correct and goes to the first of it. */
  isComplete(this: Host): boolean {
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

  onPreviewTap(this: Host) {
    if (!this.isComplete()) return
    const { form, series, standing } = this.data
    hold(previewedFrom(form, series, (id) => this.nameOf(id), standing?.status === 'published'))
    void wx.navigateTo({
      url: '/pages/events/preview/preview',
      events: { publish: () => this.onPublishTap(), save: () => this.onSaveTap() },
    })
  },

  onPublishTap(this: Host) {
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

  onSaveTap(this: Host) {
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
  async save(this: Host): Promise<string[]> {
    const { form, series, standing } = this.data
    if (standing) return (await this.saveStanding(standing)) ? [standing.eventId] : []
    const sent = await begun(form, series, this.data.sent)
    this.setData({ sent })
    const eventIds = await draftsOf(form, series, sent)
    this.setData({ sent: { ...sent, eventIds } })
    return eventIds
  },

  async saveStanding(this: Host, standing: Standing) {
    const saved = await savedOrLatest(standing, this.data.form)
    if (saved && 'latest' in saved) this.show(saved.latest)
    if (!saved || 'latest' in saved) return null
    this.setData({ 'standing.version': saved.version })
    return saved
  },

  /** Of an event others have signed up for: first whether everybody still fits, then whether they may be told. */
  async changePublished(this: Host, standing: Standing) {
    if (asksSeats(standing, this.data.form) && !(await this.everybodyFits(standing))) return
    if (!(await mayTell(standing, this.data.form))) return
    const saved = await this.saveStanding(standing)
    if (!saved) return
    toast(saved.told ? '已保存，正在通知报名的人' : '已保存')
    goBack()
  },

  /** Shows who must give seats back when they do not. */
  async everybodyFits(this: Host, standing: Standing): Promise<boolean> {
    const { over, people } = await seatsMissing(standing, this.data.form)
    const error = over === 0 ? '' : `已占用的比您改的多 ${over} 个，要有人让出才能改`
    this.setData({ toAsk: people, 'errors.capacity': error })
    if (over > 0) void wx.pageScrollTo({ selector: '#capacity', offsetTop: -16, duration: 200 })
    return over === 0
  },

  onRemovePerson(this: Host, { detail }: PersonTap) {
    const { standing } = this.data
    if (!standing) return
    void this.once('remove', async () => {
      if (!(await takeOut(standing.eventId, detail))) return
      this.setData({ 'standing.signedUp': standing.signedUp - 1 })
      if (await this.everybodyFits(standing)) toast('名额够了，请保存')
    })
  },
}
