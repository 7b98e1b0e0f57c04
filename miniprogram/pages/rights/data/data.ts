import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import {
  aboutArchive,
  canSaveArchive,
  canSendArchive,
  fetchArchive,
  linkTo,
  removeArchive,
  saveArchive,
  sendArchive,
  type Archive,
} from '../archive-file'
import { closed, opened, type HeldCard, type Part } from './held-card'

type OpenEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { url: string }>
type CardEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { index: number }>

/** Everything as it came; the page's data has only what is open. */
let parts: Part[] = []
/** The archive that waits to be sent: in storage, and on this phone. */
let archive: Archive | undefined

definePage({
  data: {
    // rights.getMyData
    cards: [] as HeldCard[],
    /** The names of what we hold nothing of. */
    nothingOf: '',
    // rights.exportMyData
    /** The file that is ready to be sent; empty when there is none. */
    fileName: '',
    /** 「1.2 MB，3 张图片」 */
    about: '',
    /** Pictures that did not fit begin here; 0 when all did. */
    nextPicture: 0,
    /** This phone could not send it, so its address is in the clipboard. */
    copied: false,
    canSave: false,
    /** What is going on while the file is made. */
    progress: '',
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
    if (archive) removeArchive(archive)
    parts = []
    archive = undefined
  },

  async refresh() {
    const held = await call('rights.getMyData', {})
    parts = held.parts
    const nothingOf = parts.flatMap(({ title, count }) => (count === 0 ? [title] : [])).join('、')
    this.setData({ cards: parts.map(closed), nothingOf, fileName: '', nextPicture: 0, copied: false })
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
    void this.once('export', () => this.make(0))
  },

  onNextTap() {
    void this.once('export', () => this.make(this.data.nextPicture))
  },

  async make(fromPicture: number) {
    this.setData({ progress: '正在整理您的数据，请稍等…' })
    try {
      const made = await call('rights.exportMyData', { fromPicture })
      if (!canSendArchive()) return await this.copy(made.fileId)
      this.setData({ progress: '整理好了，正在下载到手机…' })
      if (archive) removeArchive(archive)
      archive = await fetchArchive(made)
      const { fileName, nextPicture = 0 } = made
      this.setData({ fileName, nextPicture, about: aboutArchive(made), canSave: canSaveArchive(), copied: false })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    } finally {
      this.setData({ progress: '' })
    }
  },

  onSendTap() {
    void this.once('send', async () => {
      if (archive && !(await sendArchive(archive))) await this.copy(archive.fileId)
    })
  },

  onSaveTap() {
    void this.once('send', async () => {
      if (archive && !(await saveArchive(archive))) toast('没有保存成，请再试一次')
    })
  },

  /** For a phone that cannot send files. */
  async copy(fileId: string) {
    const copied = await linkTo(fileId)
      .then((data) => wx.setClipboardData({ data }).then(() => true))
      .catch(() => false)
    if (!copied) return toast('没有复制成，请再点一次“导出一份”')
    this.setData({ copied, fileName: '' })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onRowOpen(event: OpenEvent) {
    this.setData({ away: true })
    openPage(event.currentTarget.dataset.url)
  },
})
