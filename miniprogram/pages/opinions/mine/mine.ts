import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { toMyLine, type OpinionLine } from '../opinion-line'

definePagedPage({
  data: {
    // from the server
    opinions: [] as OpinionLine[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { opinions } = this.data
    const { items, nextCursor = '' } = await call('opinions.listMine', { limit: 20, cursor })
    this.setData({ opinions: joined(cursor, opinions, items.map(toMyLine)), nextCursor })
  },

  onOpinionOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/opinions/detail/detail?opinionId=${open.currentTarget.dataset.id}` })
  },

  onSubmitTap() {
    void wx.navigateTo({ url: '/pages/opinions/submit/submit' })
  },
})
