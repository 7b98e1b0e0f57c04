import { definePage } from '../../../behaviors/page'
import { call, type InputOf } from '../../../services/api'
import { byUrgency, toStaffLine, type OpinionLine } from '../opinion-line'

type Filter = NonNullable<InputOf<'opinions.listForStaff'>['filter']>

definePage({
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
    await this.load(() => this.loadFirst())
  },

  async loadFirst(): Promise<void> {
    const { filter } = this.data
    const page = await call('opinions.listForStaff', { filter, limit: 50 })
    if (filter !== this.data.filter) return this.loadFirst()
    this.show(
      page.items.map((item) => toStaffLine(item, Date.now())),
      page.nextCursor,
    )
  },

  /** Puts the rows on the screen; 全部 stays in the order of the server, the latest first. */
  show(lines: OpinionLine[], nextCursor: string | undefined) {
    this.setData({ opinions: this.data.filter === 'all' ? lines : [...lines].sort(byUrgency), nextCursor })
  },

  async loadMore() {
    const { filter, nextCursor: cursor, opinions } = this.data
    if (cursor === undefined) return
    await this.once('more', async () => {
      const page = await call('opinions.listForStaff', { filter, limit: 50, cursor })
      if (filter !== this.data.filter) return
      const more = page.items.map((item) => toStaffLine(item, Date.now()))
      this.show([...opinions, ...more], page.nextCursor)
    })
  },

  onFilterTap(tap: WechatMiniprogram.TouchEvent<object, object, { filter: Filter }>) {
    const { filter } = tap.currentTarget.dataset
    if (filter === this.data.filter) return
    this.setData({ filter, opinions: [], nextCursor: undefined, state: 'loading' })
    void this.refresh()
  },

  onOpinionOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/opinions/detail/detail?opinionId=${open.currentTarget.dataset.id}` })
  },

  onRetryTap() {
    void this.refresh()
  },
})
