import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import { countText } from '../people-count'

type Segment = OutputOf<'segments.listSegments'>['items'][number]
type RowEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>

interface Line {
  segmentId: string
  name: string
  words: string
  /** 「23 人」; empty until it is counted. */
  count: string
  filter: Segment['filter']
}

const asLine = ({ segmentId, name, words, filter }: Segment): Line => ({ segmentId, name, words, filter, count: '' })

/** Counts the visits, so that what was asked for an earlier one stops. */
let visits = 0

definePagedPage({
  data: {
    // segments.listSegments, and segments.countMatches for each
    lines: [] as Line[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onUnload() {
    visits++
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('segments.listSegments', { cursor })
    this.setData({ lines: joined(cursor, this.data.lines, items.map(asLine)), nextCursor })
    void this.countAll()
  },

  /** One after another, so that a long list does not ask for everything at once. The list is of use without. */
  async countAll() {
    const mine = ++visits
    for (const [index, { filter, count }] of this.data.lines.entries()) {
      if (count !== '') continue
      const people = await call('segments.countMatches', { filter }).catch(() => null)
      if (mine !== visits) return
      if (people) this.setData({ [`lines[${index}].count`]: countText(people) })
    }
  },

  onRowOpen(event: RowEvent) {
    openPage(`/pages/members/segment/segment?segmentId=${event.currentTarget.dataset.id}`)
  },

  onNewTap() {
    openPage('/pages/members/segment/segment')
  },
})
