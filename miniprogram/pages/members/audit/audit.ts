import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { chosenPerson } from '../chosen-person'
import { asLine, type EntryLine } from './entry-line'

definePage({
  data: {
    // from the address
    /** Only what was done on this one; empty for everything. */
    targetId: '',
    /** Whose records these are, when it is a member. */
    aboutName: '',
    // organisations.listTree
    tree: [] as Organisation[],
    // audit.listEntries, newest first
    entries: [] as EntryLine[],
    /** Where the next page starts; empty at the end. */
    nextCursor: '',
  },

  onLoad({ targetId = '' }: { targetId?: string }) {
    const person = chosenPerson()
    this.setData({ targetId, aboutName: person && person.memberId === targetId ? person.name : '' })
    void this.load(() => this.refresh())
  },

  onPullDownRefresh() {
    void this.load(() => this.refresh())
  },

  onReachBottom() {
    this.onMoreTap()
  },

  async refresh() {
    const [tree, page] = await Promise.all([call('organisations.listTree', {}), call('audit.listEntries', this.wanted())])
    const entries = page.items.map((entry) => asLine(entry, tree.items))
    this.setData({ tree: tree.items, entries, nextCursor: page.nextCursor ?? '' })
  },

  onMoreTap() {
    const { nextCursor: cursor, entries, tree } = this.data
    if (cursor === '') return
    void this.once('more', async () => {
      const page = await call('audit.listEntries', { ...this.wanted(), cursor })
      const older = page.items.map((entry) => asLine(entry, tree))
      this.setData({ entries: [...entries, ...older], nextCursor: page.nextCursor ?? '' })
    })
  },

  wanted() {
    const { targetId } = this.data
    return targetId === '' ? {} : { targetId }
  },

  onTargetTap(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    openPage(event.currentTarget.dataset.url)
  },

  onRetryTap() {
    void this.load(() => this.refresh())
  },
})
