import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { toMyLine, type OpinionLine } from '../opinion-line'

definePage({
  data: {
    // from the server
    opinions: [] as OpinionLine[],
    /** missing on the last page */
    nextCursor: undefined as string | undefined,
  },

  onShow() {
    void this.refresh()
  },

  onPullDownRefresh() {
    void this.refresh()
  },

  onReachBottom() {
    void this.loadMore()
  },

  async refresh() {
    await this.load(async () => {
      const page = await call('opinions.listMine', { limit: 20 })
      this.setData({ opinions: page.items.map(toMyLine), nextCursor: page.nextCursor })
    })
  },

  async loadMore() {
    const { nextCursor: cursor, opinions } = this.data
    if (cursor === undefined) return
    await this.once('more', async () => {
      const page = await call('opinions.listMine', { limit: 20, cursor })
      this.setData({ opinions: [...opinions, ...page.items.map(toMyLine)], nextCursor: page.nextCursor })
    })
  },

  onOpinionOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/opinions/detail/detail?opinionId=${open.currentTarget.dataset.id}` })
  },

  onSubmitTap() {
    void wx.navigateTo({ url: '/pages/opinions/submit/submit' })
  },

  onRetryTap() {
    void this.refresh()
  },
})
