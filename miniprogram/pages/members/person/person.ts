import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe, hasRole, type Me, type RoleName } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { roleLabels } from '../../../shared/labels'
import { endOf, lastDayText } from '../last-day'
import type { PersonInFull } from '../person-type'
import { reachedBy } from '../reach'
import { allowedBy, roleOptions } from '../role-words'
import { assistedText, factsOf, headOf, rolesOf, suspensionWords, type RoleLine } from './person-words'

type RevealEvent = WechatMiniprogram.CustomEvent<{ reason: string }>
type GrantEvent = WechatMiniprogram.CustomEvent<{ role: RoleName; organisationId: string; lastDay: string }>
type RoleEvent = WechatMiniprogram.TouchEvent<object, object, { key: string }>

definePage({
  data: {
    // from the address
    memberId: '',
    // members.getMember
    person: undefined as PersonInFull | undefined,
    /** Why and by whom they are suspended, in words. */
    suspension: '',
    head: { name: '', initial: '', statusText: '', statusTone: '' },
    facts: [] as { label: string; value: string }[],
    roles: [] as RoleLine[],
    /** 「代办：李敏 10月8日 登记」; empty for who registered themself */
    assisted: '',
    /** Entered by staff, and the person does not use the product yet. */
    mayCorrect: false,
    // members.getMe and organisations.listTree
    meId: '',
    isOwner: false,
    mayGrant: false,
    maySuspend: false,
    tree: [] as Organisation[],
    /** Those on which the person in front of the screen may grant roles. */
    reached: [] as Organisation[],
    roleOptions: [] as ReturnType<typeof roleOptions>,
    /** The first of the member's own organisations that is among them. */
    suggested: '',
    // members.revealPhone
    phone: '',
    // what staff are doing
    /** Went to another page where something may be changed. */
    away: false,
    asking: '' as '' | 'phone' | 'role' | 'suspend',
  },

  onLoad({ memberId = '' }: { memberId?: string }) {
    this.setData({ memberId })
    void this.load(() => this.refresh())
  },

  /** Shows what was changed meanwhile; what is on the screen stands when this does not work out. */
  onShow() {
    if (!this.data.away) return
    this.setData({ away: false })
    void this.refresh().catch(() => undefined)
  },

  async refresh() {
    const { memberId } = this.data
    const [person, me, tree] = await Promise.all([
      call('members.getMember', { memberId }),
      getMe(),
      call('organisations.listTree', {}),
    ])
    this.setData({ ...this.reachOf(me, tree.items), meId: me.memberId ?? '', tree: tree.items })
    const suggested = person.organisations.find((one) => this.data.reached.some((it) => it.organisationId === one.organisationId))
    this.setData({ suggested: suggested?.organisationId ?? '' })
    this.show(person)
  },

  reachOf(me: Me, tree: Organisation[]) {
    const isOwner = me.roles.some(({ role }) => role === 'owner')
    const mayGrant = hasRole(me, 'administrator')
    return { isOwner, mayGrant, reached: reachedBy(me, tree, 'administrator'), roleOptions: roleOptions(isOwner) }
  },

  show(person: PersonInFull) {
    const { tree, reached, isOwner, mayGrant, meId } = this.data
    const isOwners = person.roles.some(({ role }) => role === 'owner')
    this.setData({
      person,
      head: headOf(person),
      facts: factsOf(person),
      assisted: assistedText(person),
      mayCorrect: person.assisted?.takenOver === false,
      roles: rolesOf(person, tree, reached, isOwner),
      suspension: suspensionWords(person),
      maySuspend: mayGrant && person.memberId !== meId && (isOwner || !isOwners),
      asking: '',
    })
  },

  onPhoneAsk() {
    this.setData({ asking: 'phone' })
  },

  onRoleAsk() {
    this.setData({ asking: 'role' })
  },

  onAskCancel() {
    this.setData({ asking: '' })
  },

  onReveal(event: RevealEvent) {
    const memberId = this.data.person?.memberId
    if (memberId === undefined) return
    void this.once('reveal', async () => {
      const { phone } = await call('members.revealPhone', { memberId, reason: event.detail.reason })
      this.setData({ phone, asking: '' })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },

  onCallTap() {
    void wx.makePhoneCall({ phoneNumber: this.data.phone, fail: () => undefined })
  },

  onGrant(event: GrantEvent) {
    const { role, organisationId, lastDay } = event.detail
    const endsAt = lastDay === '' ? undefined : endOf(lastDay)
    void this.once('grant', () => this.grant({ role, organisationId, ...(endsAt === undefined ? {} : { endsAt }) }))
  },

  async grant(grant: PersonInFull['roles'][number]) {
    const { person, reached } = this.data
    const place = reached.find(({ organisationId }) => organisationId === grant.organisationId)?.name ?? ''
    if (!person) return
    const until = grant.endsAt === undefined ? '' : `到${lastDayText(grant.endsAt)}为止。`
    const content = `${person.name}在${place}和它下面的组织，可以：${allowedBy[grant.role]}。${until}`
    if (!(await confirm({ title: `授予“${roleLabels[grant.role]}”？`, content, confirmText: '授予' }))) return
    await call('members.grantRole', { memberId: person.memberId, ...grant })
    await this.refresh()
    toast(`${person.name}现在是${roleLabels[grant.role]}`)
  },

  onWithdrawTap(event: RoleEvent) {
    const line = this.data.roles.find(({ key }) => key === event.currentTarget.dataset.key)
    if (line) void this.once(line.key, () => this.withdraw(line))
  },

  async withdraw({ role, roleName, organisationId, organisationName }: RoleLine) {
    const { person, meId } = this.data
    if (!person) return
    const own = person.memberId === meId ? '这是您自己的角色。' : ''
    const content = `${own}收回后，${person.name}在${organisationName}和它下面的组织，不再可以：${allowedBy[role]}。`
    if (!(await confirm({ title: `收回“${roleName}”？`, content, confirmText: '收回' }))) return
    await call('members.withdrawRole', { memberId: person.memberId, role, organisationId })
    await this.refresh()
    toast('已收回')
  },

  onSuspendAsk() {
    this.setData({ asking: 'suspend' })
  },

  onSuspend(event: RevealEvent) {
    const { memberId, head } = this.data
    void this.once('suspend', async () => {
      await call('members.suspendMember', { memberId, reason: event.detail.reason })
      await this.refresh()
      toast(`${head.name}已停用`)
    })
  },

  onRestoreTap() {
    void this.once('restore', () => this.restore())
  },

  async restore() {
    const { memberId, head } = this.data
    const content = `${head.name}又可以报名、提意见、看通知，原来的角色也一起恢复。`
    if (!(await confirm({ title: `恢复${head.name}？`, content, confirmText: '恢复' }))) return
    await call('members.restoreMember', { memberId })
    await this.refresh()
    toast(`${head.name}已恢复`)
  },

  onCorrectTap() {
    this.setData({ away: true })
    openPage(`/pages/members/assist/assist?memberId=${this.data.memberId}`)
  },

  onHandoverOpen() {
    this.setData({ away: true })
    openPage(`/pages/members/handover/handover?fromId=${this.data.memberId}`)
  },

  onRecordsOpen() {
    openPage(`/pages/members/audit/audit?targetId=${this.data.memberId}`)
  },

  onDoneOpen() {
    openPage(`/pages/members/audit/audit?byId=${this.data.memberId}`)
  },
})
