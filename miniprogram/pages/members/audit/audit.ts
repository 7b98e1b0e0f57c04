import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { chosenPerson } from '../chosen-person'
import { asLine, type EntryLine } from './entry-line'

const readTree = async () => (await call('organisations.listTree', {})).items

definePagedPage({
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
  },

  onLoad({ targetId = '' }: { targetId?: string }) {
    const person = chosenPerson()
    this.setData({ targetId, aboutName: person && person.memberId === targetId ? person.name : '' })
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const { entries, tree: known } = this.data
    const [tree, { items, nextCursor = '' }] = await Promise.all([
      cursor === undefined ? readTree() : known,
      call('audit.listEntries', { ...this.wanted(), cursor }),
    ])
    const read = items.map((entry) => asLine(entry, tree))
    this.setData({ tree, entries: joined(cursor, entries, read), nextCursor })
  },

  wanted() {
    const { targetId } = this.data
    return targetId === '' ? {} : { targetId }
  },

  onTargetTap(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    openPage(event.currentTarget.dataset.url)
  },
})
