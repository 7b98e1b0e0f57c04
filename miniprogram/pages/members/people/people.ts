import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { limits } from '../../../shared/limits'
import { personPage } from '../person-type'
import { reachedBy } from '../reach'
import { chooseFilter } from '../exports/chosen-filter'
import { filterWords, foldedCount, noFilter, phoneChips, roleChips, statusChips, wantedBy } from './filter'
import { asLine, type PersonLine } from './person-line'

type ChangeEvent = WechatMiniprogram.CustomEvent<
  { value: string },
  object,
  { field: 'status' | 'role' | 'phone' | 'organisationId' }
>
type TypedEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'namePart' | 'skill' }>
type DaysEvent = WechatMiniprogram.CustomEvent<{ from: string; to: string }>
type PersonEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** How long somebody may pause between two characters of a name, in milliseconds. */
const pause = 300
let typing: ReturnType<typeof setTimeout> | undefined
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0
/** Whose page is open over the list. */
let opened = ''

definePagedPage({
  data: {
    // members.getMe and organisations.listTree
    mayAdminister: false,
    /** Those to choose from. */
    organisations: [] as Organisation[],
    // members.listMembers
    people: [] as PersonLine[],
    // what staff look for
    filter: noFilter,
    /** The rarer conditions are open. */
    isUnfolded: false,
    foldedCount: 0,
    isFiltered: false,
    // what never changes
    nameLimit: limits.name,
    skillLimit: limits.skill,
    statusChips,
    roleChips,
    phoneChips,
  },

  onLoad() {
    opened = ''
    void this.prepare()
    void this.load(() => this.refresh())
  },

  /** Shows what was changed about the person whose page was open. */
  onShow() {
    const memberId = opened
    opened = ''
    if (memberId !== '') void this.renew(memberId)
  },

  /** The list stands as it is when this does not work out. */
  async renew(memberId: string) {
    try {
      const person = await call('members.getMember', { memberId })
      const index = this.data.people.findIndex((line) => line.memberId === memberId)
      if (index >= 0) this.setData({ [`people[${index}]`]: asLine(person) })
    } catch {
      return
    }
  },

  /** Without the organisations the list still works, so they may be late or missing. */
  async prepare() {
    try {
      const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
      this.setData({
        mayAdminister: hasRole(me, 'administrator'),
        organisations: reachedBy(me, tree.items, 'administrator', 'liaison'),
      })
    } catch {
      this.setData({ organisations: [] })
    }
  },

  async readPage(cursor?: string) {
    if (cursor === undefined) asked++
    const mine = asked
    const { people, filter } = this.data
    const { items, nextCursor = '' } = await call('members.listMembers', { ...wantedBy(filter), cursor })
    if (mine === asked) this.setData({ people: joined(cursor, people, items.map(asLine)), nextCursor })
  },

  /** Looks anew for something else: what was found before is not the answer. */
  lookAgain(changed: Partial<typeof noFilter>) {
    const filter = { ...this.data.filter, ...changed }
    const isFiltered = Object.keys(wantedBy(filter)).length > 0
    this.setData({ filter, isFiltered, foldedCount: foldedCount(filter), state: 'loading', nextCursor: '' })
    void this.load(() => this.refresh())
  },

  onTyped(event: TypedEvent) {
    const { field } = event.currentTarget.dataset
    this.setData({ [`filter.${field}`]: event.detail.value })
    if (typing !== undefined) clearTimeout(typing)
    typing = setTimeout(() => this.lookAgain({}), pause)
  },

  onChosen(event: ChangeEvent) {
    this.lookAgain({ [event.currentTarget.dataset.field]: event.detail.value })
  },

  onDaysChange(event: DaysEvent) {
    this.lookAgain({ joinedFrom: event.detail.from, joinedTo: event.detail.to })
  },

  onFoldTap() {
    this.setData({ isUnfolded: !this.data.isUnfolded })
  },

  onClearTap() {
    this.lookAgain(noFilter)
  },

  onPersonTap(event: PersonEvent) {
    opened = event.currentTarget.dataset.id
    openPage(personPage(opened))
  },

  /** What is shown is what is exported. */
  onExportTap() {
    const { filter, organisations } = this.data
    const chosen = organisations.find(({ organisationId }) => organisationId === filter.organisationId)
    chooseFilter(wantedBy(filter), filterWords(filter, chosen?.name ?? ''))
    openPage('/pages/members/exports/exports')
  },

  onInviteTap() {
    openPage('/pages/members/invite/invite')
  },
})
