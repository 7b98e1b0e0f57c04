import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type InputOf } from '../../../services/api'
import { getMe } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { auditKindLabels } from '../../../shared/labels'
import { reachedBy } from '../reach'
import { asLine, type EntryLine } from './entry-line'

type Wanted = InputOf<'audit.listEntries'>
type ChosenEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'kind' | 'organisationId' }>
type DaysEvent = WechatMiniprogram.CustomEvent<{ from: string; to: string }>
type ColleagueEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

const kinds = Object.keys(auditKindLabels) as (keyof typeof auditKindLabels)[]
const noFilter = { targetId: '', byId: '', kind: '', organisationId: '', fromOn: '', toOn: '' }
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0

async function readPlaces() {
  const [me, { items: tree }] = await Promise.all([getMe(), call('organisations.listTree', {})])
  return { tree, organisations: reachedBy(me, tree, 'administrator') }
}

definePagedPage({
  data: {
    /** What is looked for; empty for everything. From the address: `targetId` or `byId`. */
    filter: noFilter,
    isFiltered: false,
    /** Whose records these are, and whose work, when it is one person's. */
    aboutName: '',
    byName: '',
    // organisations.listTree
    tree: [] as Organisation[],
    /** Those to choose from. */
    organisations: [] as Organisation[],
    // audit.listEntries, newest first
    entries: [] as EntryLine[],
    // what never changes
    kindChips: [{ value: '', label: '全部' }, ...kinds.map((value) => ({ value, label: auditKindLabels[value] }))],
  },

  onLoad({ targetId = '', byId = '' }: { targetId?: string; byId?: string }) {
    this.setData({ filter: { ...noFilter, targetId, byId } })
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    if (cursor === undefined) asked++
    const mine = asked
    const { entries, tree, organisations, filter } = this.data
    const [places, { items, nextCursor = '' }] = await Promise.all([
      tree.length === 0 ? readPlaces() : { tree, organisations },
      call('audit.listEntries', { ...this.wanted(), cursor }),
    ])
    if (mine !== asked) return
    const read = items.map((entry) => asLine(entry, places.tree))
    const [first] = items
    this.setData({
      ...places,
      entries: joined(cursor, entries, read),
      nextCursor,
      isFiltered: Object.values(filter).some((value) => value !== ''),
      ...(cursor === undefined && first ? { aboutName: first.targetName ?? '', byName: first.byName } : {}),
    })
  },

  wanted(): Wanted {
    const { kind, ...others } = this.data.filter
    const chosen = kinds.find((one) => one === kind)
    return {
      ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== '')),
      ...(chosen === undefined ? {} : { kind: chosen }),
    }
  },

  /** Looks anew for something else: what was found before is not the answer. */
  lookAgain(changed: Partial<typeof noFilter>) {
    this.setData({ filter: { ...this.data.filter, ...changed }, state: 'loading', nextCursor: '' })
    void this.load(() => this.refresh())
  },

  onChosen(event: ChosenEvent) {
    this.lookAgain({ [event.currentTarget.dataset.field]: event.detail.value })
  },

  onDaysChange(event: DaysEvent) {
    this.lookAgain({ fromOn: event.detail.from, toOn: event.detail.to })
  },

  onColleagueTap(event: ColleagueEvent) {
    this.lookAgain({ byId: event.currentTarget.dataset.id })
  },

  onClearTap() {
    this.lookAgain(noFilter)
  },

  onTargetTap(event: WechatMiniprogram.TouchEvent<object, object, { url: string }>) {
    openPage(event.currentTarget.dataset.url)
  },
})
