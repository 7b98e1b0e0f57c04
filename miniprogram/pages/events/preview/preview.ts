import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { formOf } from '../edit/form-of'
import { heldPreview, type Previewed } from '../edit/previewed'
import { publish } from '../edit/saving'
import { audienceText, quotaLines } from '../edit/summaries'
import { previewOf, type Preview } from './preview-of'

type Standing = OutputOf<'events.getForEditing'>

/** How many drafts would be published with it, itself included. */
const draftsOf = ({ series }: Standing) => series?.drafts ?? 1

definePage({
  data: {
    // from the address
    /** a draft that is saved; empty for what is being written on the page before */
    eventId: '',
    // from the server, or from the page before
    standing: null as Standing | null,
    input: null as Previewed['input'] | null,
    preview: null as Preview | null,
    /** what the action bar offers */
    actions: { main: '', second: '', reason: '' },
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { eventId } = this.data
    if (eventId !== '') return this.showSaved(eventId)
    const held = heldPreview()
    if (!held) return
    const actions = held.published
      ? { main: '保存', second: '', reason: '' }
      : { main: '保存并发布', second: '存为草稿', reason: '' }
    this.setData({ input: held.input, preview: previewOf(held), actions })
  },

  async showSaved(eventId: string) {
    const [standing, tree] = await Promise.all([call('events.getForEditing', { eventId }), call('organisations.listTree', {})])
    const names = new Map(tree.items.map(({ organisationId, name }) => [organisationId, name]))
    const nameOf = (id: string) => names.get(id) ?? '已关闭的组织'
    const form = formOf(standing, Date.now())
    const [audience, quotas] = [audienceText(form, nameOf), quotaLines(form, nameOf)]
    const { organisationName, startsAt } = standing
    const published = standing.status === 'published'
    const preview = previewOf({ input: standing, organisationName, audience, quotas, starts: [startsAt], published })
    const main = draftsOf(standing) > 1 ? `发布全部 ${draftsOf(standing)} 场` : '发布'
    const actions = { main, second: '再改改', reason: '发布后成员就能看到并报名' }
    this.setData({ standing, input: standing, preview, actions })
  },

  onPublishTap() {
    const { eventId, standing } = this.data
    if (!standing) return this.tellOpener(heldPreview()?.published === true ? 'save' : 'publish')
    void this.once('publish', async () => {
      const drafts = draftsOf(standing)
      await publish(eventId, drafts > 1)
      toast(drafts > 1 ? `${drafts} 场都已发布` : '已发布')
      void wx.redirectTo({ url: `/pages/events/detail/detail?eventId=${eventId}` })
    })
  },

  onSecondTap() {
    const { eventId, standing } = this.data
    if (standing) void wx.redirectTo({ url: `/pages/events/edit/edit?eventId=${eventId}` })
    else this.tellOpener('save')
  },

  /** Only this one of a series. */
  onPublishOneTap() {
    const { eventId } = this.data
    void this.once('publish', async () => {
      await publish(eventId, false)
      toast('已发布')
      void wx.redirectTo({ url: `/pages/events/detail/detail?eventId=${eventId}` })
    })
  },

  /** What is being written is saved by the page it is written on. */
  tellOpener(event: 'publish' | 'save') {
    const channel = this.getOpenerEventChannel()
    void wx.navigateBack().then(() => channel.emit?.(event))
  },

  onBackTap() {
    goBack()
  },
})
