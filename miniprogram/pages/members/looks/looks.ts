import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'

type Look = OutputOf<'members.listWhoLooked'>['items'][number]

interface Line {
  at: string
  byName: string
  /** The role, when, at what and why, a line each. */
  note: string
}

const asLine = ({ byName, byRole, at, what, reason }: Look): Line => ({
  at,
  byName,
  note: [[byRole, whenText(at)].filter(Boolean).join(' · '), `看了您的${what}`, `原因：${reason}`].join('\n'),
})

definePage({
  data: {
    // members.listWhoLooked, the latest first
    looks: [] as Line[],
    /** Where the next page starts; empty at the end. */
    nextCursor: '',
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onPullDownRefresh() {
    void this.load(() => this.refresh())
  },

  onReachBottom() {
    if (this.data.nextCursor !== '') void this.once('more', () => this.loadMore())
  },

  async refresh() {
    const { items, nextCursor } = await call('members.listWhoLooked', {})
    this.setData({ looks: items.map(asLine), nextCursor: nextCursor ?? '' })
  },

  async loadMore() {
    const { items, nextCursor } = await call('members.listWhoLooked', { cursor: this.data.nextCursor })
    this.setData({ looks: [...this.data.looks, ...items.map(asLine)], nextCursor: nextCursor ?? '' })
  },

  onRetryTap() {
    void this.load(() => this.refresh())
  },
})
