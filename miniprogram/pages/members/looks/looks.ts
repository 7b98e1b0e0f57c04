import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
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

definePagedPage({
  data: {
    // members.listWhoLooked, the latest first
    looks: [] as Line[],
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('members.listWhoLooked', { cursor })
    this.setData({ looks: joined(cursor, this.data.looks, items.map(asLine)), nextCursor })
  },
})
