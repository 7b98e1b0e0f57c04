import { definePage } from '../../../behaviors/page'
import { savePicture } from '../../../services/album'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { wordsOf } from '../../../services/said-error'
import { toast } from '../../../services/toast'
import { dateText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { changeChosen, chosenInvitation, type Invitation } from '../chosen-invitation'
import { stateTag, usesText } from '../invitation-words'
import { endOf, monthAhead, today } from '../last-day'
import { reachedBy } from '../reach'

type Picture = OutputOf<'members.makeInvitationPicture'>
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>

definePage({
  data: {
    // members.getMe and organisations.listTree
    /** Those to which the person may invite. */
    organisations: [] as Organisation[],
    // what the person chose
    /** One or none. */
    organisationIds: [] as string[],
    organisationName: '',
    /** As typed. */
    uses: '30',
    usesMistake: '',
    /** `YYYY-MM-DD`; empty for no end */
    lastDay: monthAhead(),
    lastDayWords: dateText(monthAhead()),
    // members.createInvitation, or chosen in the list
    invitation: null as Invitation | null,
    /** The code in two halves, easier to read out. */
    codeParts: [] as string[],
    usesWords: '',
    tag: { tone: '', text: '' },
    // members.makeInvitationPicture
    picture: null as Picture | null,
    /** Why there is no picture. */
    pictureMissing: '',
    // what never changes
    today: today(),
  },

  onLoad(query) {
    const chosen = query.show === 'chosen' ? chosenInvitation() : undefined
    if (chosen) this.show(chosen)
    void this.load(() => this.prepare())
  },

  async prepare() {
    const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
    const organisations = reachedBy(me, tree.items, 'administrator')
    const [only] = organisations
    this.setData({ organisations })
    if (only && organisations.length === 1) this.setData({ organisationIds: [only.organisationId], organisationName: only.name })
  },

  onOrganisationChange(event: PickEvent) {
    const organisationIds = event.detail.value
    const chosen = this.data.organisations.find(({ organisationId }) => organisationId === organisationIds[0])
    this.setData({ organisationIds, organisationName: chosen?.name ?? '' })
  },

  onUsesChange(event: TextEvent) {
    this.setData({ uses: event.detail.value, usesMistake: '' })
  },

  onLastDayPick(event: TextEvent) {
    this.setData({ lastDay: event.detail.value, lastDayWords: dateText(event.detail.value) })
  },

  onLastDayClear() {
    this.setData({ lastDay: '', lastDayWords: '' })
  },

  onCreateTap() {
    const { lastDay } = this.data
    const organisationId = this.data.organisationIds[0]
    const uses = Number(this.data.uses)
    if (organisationId === undefined) return toast('请选邀请大家加入哪个组织')
    if (!Number.isInteger(uses) || uses < 1 || uses > limits.invitationUses) {
      this.setData({ usesMistake: `请填写 1 到 ${limits.invitationUses} 的数字` })
      return toast('请看看能用几次')
    }
    void this.once('create', () => this.create(organisationId, uses, lastDay === '' ? {} : { expiresAt: endOf(lastDay) }))
  },

  async create(organisationId: string, uses: number, end: { expiresAt?: string }) {
    const { code } = await call('members.createInvitation', { organisationId, uses, ...end })
    const { name: madeByName = '' } = await getMe()
    const { organisationName } = this.data
    const madeAt = new Date().toISOString()
    this.show({ code, organisationId, organisationName, uses, usesLeft: uses, state: 'open', madeByName, madeAt, ...end })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  /** Shows an invitation in the place of the form. */
  show(invitation: Invitation) {
    changeChosen(invitation)
    const { code } = invitation
    const half = Math.ceil(code.length / 2)
    this.setData({
      invitation,
      codeParts: [code.slice(0, half), code.slice(half)],
      usesWords: usesText(invitation),
      tag: stateTag(invitation),
      picture: null,
      pictureMissing: '',
    })
    if (invitation.state === 'open') void this.draw(code)
  },

  /** Everything else works without the picture. */
  async draw(code: string) {
    try {
      this.setData({ pictureMissing: '', picture: await call('members.makeInvitationPicture', { code }) })
    } catch (error) {
      this.setData({ pictureMissing: wordsOf(error, '小程序码没有生成') })
    }
  },

  onDrawTap() {
    const { invitation } = this.data
    if (invitation) void this.draw(invitation.code)
  },

  onSaveTap() {
    const { picture } = this.data
    if (picture) void this.once('save', () => savePicture(picture))
  },

  onCopyTap() {
    void wx.setClipboardData({ data: this.data.invitation?.code ?? '' })
  },

  onWithdrawTap() {
    const { invitation } = this.data
    if (!invitation) return
    void this.once('withdraw', async () => {
      const content = '转发出去的卡片、小程序码和邀请码都不能再用。已经加入的人不受影响。'
      if (!(await confirm({ title: '让这个邀请码作废？', content, confirmText: '作废' }))) return
      await call('members.withdrawInvitation', { code: invitation.code })
      this.show({ ...invitation, state: 'withdrawn' })
    })
  },

  onListTap() {
    openPage('/pages/members/invitations/invitations')
  },

  onShareAppMessage() {
    const { invitation } = this.data
    const page = '/pages/members/register/register'
    if (invitation?.state !== 'open') return { title: '来同心桥登记，参加活动、提意见、收通知', path: page }
    return { title: `${invitation.organisationName}邀请您加入`, path: `${page}?code=${invitation.code}` }
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
