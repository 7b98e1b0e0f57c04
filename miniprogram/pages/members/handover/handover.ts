import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { newDraftKey } from '../../../services/draft-key'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { roleLabels } from '../../../shared/labels'

type Preview = OutputOf<'handovers.previewHandover'>
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type SwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }>

/** How long somebody may pause between two characters of a name, in milliseconds. */
const pause = 300
let typing: ReturnType<typeof setTimeout> | undefined
/** Counts the questions, so that the answer to an earlier one does not cover a later one. */
let asked = 0
let fromId = ''
/** The key of this handover, so that a lost answer does not make two. */
let draftKey = ''

definePage({
  data: {
    // handovers.previewHandover
    preview: undefined as Preview | undefined,
    roles: [] as string[],
    /** There is nothing to move at all. */
    nothing: false,
    // members.listMembers, approved ones whose name begins so
    found: [] as { value: string; label: string; note: string }[],
    // what staff chose
    namePrefix: '',
    toId: '',
    includeRoles: true,
    // handovers.handOver
    done: '',
    stays: [] as string[],
    // what never changes
    nameLimit: limits.name,
  },

  onLoad(query: { fromId?: string }) {
    fromId = query.fromId ?? ''
    draftKey = newDraftKey()
    if (fromId !== '') void this.load(() => this.refresh())
  },

  async refresh() {
    const preview = await call('handovers.previewHandover', { fromId })
    this.setData({
      preview,
      roles: preview.roles.map(({ role, organisationName }) => `${organisationName}${roleLabels[role]}`),
      nothing: preview.opinions.count + preview.events.count + preview.roles.length === 0,
    })
    await this.search()
  },

  async search() {
    const mine = ++asked
    const namePrefix = this.data.namePrefix.trim()
    // Before a name is typed: colleagues who do the same.
    const role = this.data.preview?.roles[0]?.role
    const wanted = namePrefix === '' ? { role: role ?? 'handler' } : { namePrefix }
    const { items } = await call('members.listMembers', { status: 'approved', limit: 20, ...wanted })
    if (mine !== asked) return
    const others = items.filter(({ memberId }) => memberId !== fromId)
    const found = others.slice(0, 8).map(({ memberId, name, organisations, roles }) => ({
      value: memberId,
      label: name,
      note: [...new Set(roles.map(({ role }) => roleLabels[role])), ...organisations.map((one) => one.name)].join('、'),
    }))
    const kept = this.data.found.filter(({ value }) => value === this.data.toId && !found.some((one) => one.value === value))
    this.setData({ found: [...kept, ...found] })
  },

  onNameChange(event: TextEvent) {
    this.setData({ namePrefix: event.detail.value })
    if (typing !== undefined) clearTimeout(typing)
    typing = setTimeout(() => void this.once('search', () => this.search()), pause)
  },

  onSuccessorChange(event: TextEvent) {
    this.setData({ toId: event.detail.value })
  },

  onRolesChange(event: SwitchEvent) {
    this.setData({ includeRoles: event.detail.value })
  },

  onHandOverTap() {
    const { found, toId, preview } = this.data
    const to = found.find(({ value }) => value === toId)
    if (!preview || !to) return toast('请选由谁接手')
    void this.once('handOver', () => this.handOver(preview.name, to.label))
  },

  async handOver(fromName: string, toName: string) {
    const { toId, includeRoles, roles } = this.data
    const withRoles = includeRoles && roles.length > 0
    const content = `${fromName}手上的工作${withRoles ? '和角色' : ''}都交给${toName}，${toName}会收到消息。`
    if (!(await confirm({ title: `交给${toName}？`, content, confirmText: '交接' }))) return
    const moved = await call('handovers.handOver', { fromId, toId, includeRoles: withRoles, draftKey })
    const parts = [`意见 ${moved.opinions} 条`, `活动 ${moved.events} 个`, `角色 ${moved.roles} 个`]
    this.setData({ done: `${fromName}的${parts.join('、')}，已交给${toName}。`, stays: moved.stays })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onDoneTap() {
    goBack()
  },

  onPeopleTap() {
    void wx.redirectTo({ url: '/pages/members/people/people' })
  },
})
