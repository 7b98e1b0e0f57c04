import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { draftKeys } from '../../../services/draft-key'
import { goBack } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { wordsOf } from '../../../services/said-error'
import { toast } from '../../../services/toast'
import { dateText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { today } from '../last-day'
import { countText } from '../people-count'
import { choicesFor, pastEvents } from './choices'
import { chosenBy, filterOf, kinds, type Chosen, type Kind } from './filter'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type SwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }>
type SkillEvent = WechatMiniprogram.TouchEvent<object, object, { skill: string }>
type KindEvent = WechatMiniprogram.TouchEvent<object, object, { kind: Kind | '' }>
type DayEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { name: 'joinedFrom' | 'joinedTo' }>

/** How long somebody may pause between two taps before it is counted, in milliseconds. */
const pause = 300
let tapping: ReturnType<typeof setTimeout> | undefined
/** Numbers the counts, so that the answer to an earlier one does not cover a later one. */
let asked = 0
/** Begins anew with every page. */
let keyFor = draftKeys()

/** The one that all others hang under: most groups are of everybody somebody looks after. */
function topOf(organisations: Organisation[]): Organisation | undefined {
  const known = new Set(organisations.map(({ organisationId }) => organisationId))
  const tops = organisations.filter(({ parentId }) => parentId === undefined || !known.has(parentId))
  return tops.length === 1 ? tops[0] : undefined
}

definePagedPage({
  data: {
    // the page's query; empty for a new one
    segmentId: '',
    // members.getMe, organisations.listTree, segments.listSkills and events.listEvents
    organisations: [] as Organisation[],
    skillChips: [] as { skill: string; chosen: boolean }[],
    offered: [] as string[],
    events: [] as { value: string; label: string; note: string }[],
    mayName: false,
    // what the person tapped together
    name: '',
    nameMistake: '',
    chosen: {
      organisationIds: [],
      includeBelow: true,
      skills: [],
      joinedFrom: '',
      joinedTo: '',
      kind: '',
      eventId: '',
    } as Chosen,
    joinedFromWords: '',
    joinedToWords: '',
    eventTitle: '',
    /** The chosen organisations in words, and whether they are open to choose from. */
    places: '',
    placing: false,
    /** The events are open to choose from. */
    picking: false,
    // segments.countMatches
    countWords: '',
    // segments.listMatches
    /** Whether the people are shown. */
    naming: false,
    people: [] as { memberId: string; name: string; note: string }[],
    // what never changes
    nameLimit: limits.segmentName,
    kinds,
    today: today(),
  },

  onLoad({ segmentId = '' }: { segmentId?: string }) {
    keyFor = draftKeys()
    this.setData({ segmentId })
    void this.load(() => this.prepare())
  },

  async prepare() {
    const { segmentId } = this.data
    const [choices, segment] = await Promise.all([
      choicesFor(),
      segmentId === '' ? null : call('segments.getSegment', { segmentId }),
    ])
    const { organisations } = choices
    const top = topOf(organisations)
    const own = { ...this.data.chosen, organisationIds: top ? [top.organisationId] : [] }
    this.setData({ ...choices, name: segment?.name ?? '', placing: !segment && !top })
    const chosen = segment ? chosenBy(segment.filter) : own
    const events = await pastEvents(
      organisations.map(({ organisationId }) => organisationId),
      chosen.eventId,
    )
    this.setData({ events })
    this.choose(chosen)
  },

  /** Shows what is chosen now and counts again. */
  choose(changed: Partial<Chosen>) {
    const chosen = { ...this.data.chosen, ...changed }
    const { offered, events, organisations } = this.data
    const skills = [...offered, ...chosen.skills.filter((skill) => !offered.includes(skill))]
    this.setData({
      chosen,
      skillChips: skills.map((skill) => ({ skill, chosen: chosen.skills.includes(skill) })),
      joinedFromWords: chosen.joinedFrom && dateText(chosen.joinedFrom),
      joinedToWords: chosen.joinedTo && dateText(chosen.joinedTo),
      places: organisations
        .filter(({ organisationId }) => chosen.organisationIds.includes(organisationId))
        .map(({ name }) => name)
        .join('、'),
      eventTitle: events.find(({ value }) => value === chosen.eventId)?.label ?? '',
      naming: false,
      people: [],
      nextCursor: '',
    })
    if (tapping !== undefined) clearTimeout(tapping)
    tapping = setTimeout(() => void this.count(), pause)
  },

  /** How many that are now. Without an answer the filter can still be saved. */
  async count() {
    const mine = ++asked
    const { chosen } = this.data
    if (chosen.organisationIds.length === 0) return this.setData({ countWords: '先选组织，再看有多少人' })
    this.setData({ countWords: '正在数有多少人' })
    const countWords = await call('segments.countMatches', { filter: filterOf(chosen) }).then(
      (people) => `现在有 ${countText(people)}符合，以后符合的自动加入`,
      (error: unknown) => wordsOf(error, ''),
    )
    if (mine === asked) this.setData({ countWords })
  },

  async readPage(cursor?: string) {
    const { chosen, organisations, people } = this.data
    const { items, nextCursor = '' } = await call('segments.listMatches', { filter: filterOf(chosen), cursor })
    const lines = items.map(({ memberId, name, organisationIds }) => {
      const names = organisations.filter((one) => organisationIds.includes(one.organisationId)).map((one) => one.name)
      return { memberId, name, note: names.join('、') }
    })
    this.setData({ people: joined(cursor, people, lines), nextCursor, naming: true })
  },

  onNamesTap() {
    if (this.data.chosen.organisationIds.length === 0) return toast('请先选组织')
    if (this.data.naming) this.setData({ naming: false })
    else void this.once('names', () => this.readPage())
  },

  onNameChange(event: TextEvent) {
    this.setData({ name: event.detail.value, nameMistake: '' })
  },

  onPlacesTap() {
    this.setData({ placing: !this.data.placing })
  },

  onOrganisationsChange(event: PickEvent) {
    const { value } = event.detail
    if (value.length > limits.organisations) toast(`最多选 ${limits.organisations} 个，要包括更多请选上一级`)
    this.choose({ organisationIds: value.slice(0, limits.organisations) })
  },

  onBelowChange(event: SwitchEvent) {
    this.choose({ includeBelow: event.detail.value })
  },

  onSkillTap(event: SkillEvent) {
    const { skill } = event.currentTarget.dataset
    const { skills } = this.data.chosen
    const next = skills.includes(skill) ? skills.filter((one) => one !== skill) : [...skills, skill]
    if (next.length > limits.skills) return toast(`最多选 ${limits.skills} 样特长`)
    this.choose({ skills: next })
  },

  onDayPick(event: DayEvent) {
    this.choose({ [event.currentTarget.dataset.name]: event.detail.value })
  },

  onDaysClear() {
    this.choose({ joinedFrom: '', joinedTo: '' })
  },

  onKindTap(event: KindEvent) {
    this.choose({ kind: event.currentTarget.dataset.kind })
  },

  onEventsTap() {
    this.setData({ picking: !this.data.picking })
  },

  onEventChange(event: TextEvent) {
    this.setData({ picking: false })
    this.choose({ eventId: event.detail.value })
  },

  onEventClear() {
    this.setData({ picking: false })
    this.choose({ eventId: '' })
  },

  onSaveTap() {
    const { chosen, segmentId } = this.data
    const name = this.data.name.trim()
    if (chosen.organisationIds.length === 0) return toast('请选组织')
    if (name === '') {
      this.setData({ nameMistake: '请给分组起个名字' })
      return toast('请给分组起个名字')
    }
    void this.once('save', async () => {
      const filter = filterOf(chosen)
      if (segmentId === '') await call('segments.createSegment', { name, filter, draftKey: keyFor([name, filter]) })
      else await call('segments.editSegment', { segmentId, name, filter })
      toast('已保存')
      goBack()
    })
  },

  onDeleteTap() {
    const { segmentId, name } = this.data
    const content = '只删除这个分组，成员不受影响。已经写好的通知还会发给原来选的人。'
    void this.once('delete', async () => {
      if (!(await confirm({ title: `删除“${name}”？`, content, confirmText: '删除' }))) return
      await call('segments.deleteSegment', { segmentId })
      toast('已删除')
      goBack()
    })
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },

  onUnload() {
    asked++
    if (tapping !== undefined) clearTimeout(tapping)
  },
})
