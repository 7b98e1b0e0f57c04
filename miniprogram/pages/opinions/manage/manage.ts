import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type InputOf } from '../../../services/api'
import { byUrgency, toStaffLine, type OpinionLine } from '../opinion-line'

type Filter = NonNullable<InputOf<'opinions.listForStaff'>['filter']>

definePagedPage({
  data: {
    // fixed
    filters: [
      { value: 'open' as Filter, label: '待办' },
      { value: 'mine' as Filter, label: '我承办的' },
      { value: 'all' as Filter, label: '全部' },
    ],
    // from the person
    filter: 'open' as Filter,
    // from the server
    opinions: [] as OpinionLine[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  /** Keeps 全部 in the order of the server, the latest first. A first page that answers an earlier filter is read again. */
  async readPage(cursor?: string): Promise<void> {
    const { filter, opinions } = this.data
    const { items, nextCursor = '' } = await call('opinions.listForStaff', { filter, limit: 50, cursor })
    if (filter !== this.data.filter) return cursor === undefined ? this.readPage() : undefined
    const now = Date.now()
    const read = items.map((item) => toStaffLine(item, now))
    const lines = joined(cursor, opinions, read)
    this.setData({ opinions: filter === 'all' ? lines : lines.sort(byUrgency), nextCursor })
  },

  onFilterTap(tap: WechatMiniprogram.TouchEvent<object, object, { filter: Filter }>) {
    const { filter } = tap.currentTarget.dataset
    if (filter === this.data.filter) return
    this.setData({ filter, opinions: [], nextCursor: '', state: 'loading' })
    void this.load(() => this.refresh())
  },

  onOpinionOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/opinions/detail/detail?opinionId=${open.currentTarget.dataset.id}` })
  },
})
