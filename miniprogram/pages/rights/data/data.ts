import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { keepExport, removeExport, sendExport } from '../export-file'
import { closed, opened, type HeldCard, type Part } from './held-card'

type OpenEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { url: string }>
type CardEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { index: number }>

/** Everything as it came; the page's data has only what is open. */
let parts: Part[] = []
/** The export that waits to be sent. */
let json = ''

definePage({
  data: {
    // rights.getMyData
    cards: [] as HeldCard[],
    // rights.exportMyData
    /** The file that is ready to be sent; empty when there is none. */
    fileName: '',
    /** This phone could not send it, so it is in the clipboard. */
    copied: false,
    // what the person is doing
    /** Went to another page where something may be changed. */
    away: false,
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onShow() {
    if (!this.data.away) return
    this.setData({ away: false })
    void this.load(() => this.refresh())
  },

  onUnload() {
    if (this.data.fileName !== '') removeExport()
    parts = []
    json = ''
  },

  async refresh() {
    const held = await call('rights.getMyData', {})
    parts = held.parts
    this.setData({ cards: parts.map(closed), fileName: '', copied: false })
  },

  onCardTap(event: CardEvent) {
    const { index } = event.currentTarget.dataset
    const part = parts[index]
    const card = this.data.cards[index]
    if (!part || !card || part.items.length === 0) return
    this.setData({ [`cards[${index}]`]: card.open ? closed(part) : opened(part, card) })
  },

  onMoreTap(event: CardEvent) {
    const { index } = event.currentTarget.dataset
    const part = parts[index]
    const card = this.data.cards[index]
    if (part && card) this.setData({ [`cards[${index}]`]: opened(part, card) })
  },

  onExportTap() {
    void this.once('export', async () => {
      const file = await call('rights.exportMyData', {})
      json = file.json
      if (!(await keepExport(json))) return this.copy()
      this.setData({ fileName: file.fileName, copied: false })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },

  onSendTap() {
    void this.once('send', async () => {
      if (!(await sendExport(this.data.fileName))) await this.copy()
    })
  },

  /** For a phone that cannot send files. */
  async copy() {
    const copied = await wx.setClipboardData({ data: json }).then(
      () => true,
      () => false,
    )
    if (!copied) return toast('没有复制成，请再点一次“导出一份”')
    this.setData({ copied, fileName: '' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onRowOpen(event: OpenEvent) {
    this.setData({ away: true })
    openPage(event.currentTarget.dataset.url)
  },
})
