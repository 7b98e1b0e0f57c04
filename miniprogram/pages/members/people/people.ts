import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { getMe, hasRole } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { limits } from '../../../shared/limits'
import { chosenPerson, openPerson } from '../chosen-person'
import { reachedBy } from '../reach'
import { chips, wantedBy, type Status } from './filter'
import { asLine, type PersonLine } from './person-line'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type ChipEvent = WechatMiniprogram.TouchEvent<object, object, { status: Status | '' }>
type PersonEvent = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** How long somebody may pause between two characters of a name, in milliseconds. */
const pause = 300
let typing: ReturnType<typeof setTimeout> | undefined
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0

definePagedPage({
  data: {
    // members.getMe and organisations.listTree
    mayInvite: false,
    /** Those to choose from. */
    organisations: [] as Organisation[],
    // members.listMembers
    people: [] as PersonLine[],
    // what staff look for
    namePrefix: '',
    status: '' as Status | '',
    /** One or none. */
    organisationIds: [] as string[],
    organisationName: '',
    /** The organisations are open to choose from. */
    picking: false,
    // what never changes
    nameLimit: limits.name,
    chips,
  },

  onLoad() {
    void this.prepare()
    void this.load(() => this.refresh())
  },

  /** Shows what was changed about the person whose page was open. */
  onShow() {
    const changed = chosenPerson()
    const index = this.data.people.findIndex(({ memberId }) => memberId === changed?.memberId)
    if (changed && index >= 0) this.setData({ [`people[${index}]`]: asLine(changed) })
  },

  /** Without the organisations the list still works, so they may be late or missing. */
  async prepare() {
    try {
      const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
      this.setData({
        mayInvite: hasRole(me, 'administrator'),
        organisations: reachedBy(me, tree.items, 'administrator', 'liaison'),
      })
    } catch {
      this.setData({ organisations: [] })
    }
  },

  async readPage(cursor?: string) {
    if (cursor === undefined) asked++
    const mine = asked
    const { people } = this.data
    const { items, nextCursor = '' } = await call('members.listMembers', { ...wantedBy(this.data), cursor })
    if (mine === asked) this.setData({ people: joined(cursor, people, items.map(asLine)), nextCursor })
  },

  /** Looks anew for something else: what was found before is not the answer. */
  lookAgain() {
    this.setData({ state: 'loading', nextCursor: '' })
    void this.load(() => this.refresh())
  },

  onNameChange(event: TextEvent) {
    this.setData({ namePrefix: event.detail.value })
    if (typing !== undefined) clearTimeout(typing)
    typing = setTimeout(() => this.lookAgain(), pause)
  },

  onStatusTap(event: ChipEvent) {
    this.setData({ status: event.currentTarget.dataset.status })
    this.lookAgain()
  },

  onOrganisationTap() {
    this.setData({ picking: !this.data.picking })
  },

  onOrganisationChange(event: PickEvent) {
    this.choose(event.detail.value)
  },

  onOrganisationClear() {
    this.choose([])
  },

  choose(organisationIds: string[]) {
    const chosen = this.data.organisations.find(({ organisationId }) => organisationId === organisationIds[0])
    this.setData({ organisationIds, organisationName: chosen?.name ?? '', picking: false })
    this.lookAgain()
  },

  onPersonTap(event: PersonEvent) {
    const line = this.data.people.find(({ memberId }) => memberId === event.currentTarget.dataset.id)
    if (line) openPerson(line.person)
  },

  onSegmentsTap() {
    openPage('/pages/members/segments/segments')
  },

  onInviteTap() {
    openPage('/pages/members/invite/invite')
  },
})
