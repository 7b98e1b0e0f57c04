import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { dateText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { endOf, today } from '../last-day'
import { reachedBy } from '../reach'

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
    lastDay: '',
    lastDayWords: '',
    // members.createInvitation
    code: '',
    /** The code in two halves, easier to read out. */
    codeParts: [] as string[],
    // what never changes
    today: today(),
  },

  onLoad() {
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
    void this.once('create', async () => {
      const end = lastDay === '' ? {} : { expiresAt: endOf(lastDay) }
      const { code } = await call('members.createInvitation', { organisationId, uses, ...end })
      this.setData({ code, codeParts: [code.slice(0, 4), code.slice(4)] })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },

  onCopyTap() {
    void wx.setClipboardData({ data: this.data.code })
  },

  onAnotherTap() {
    this.setData({ code: '' })
  },

  onShareAppMessage() {
    const { code, organisationName } = this.data
    const page = '/pages/members/register/register'
    if (code === '') return { title: '来同心桥登记，参加活动、提意见、收通知', path: page }
    return { title: `邀请您加入${organisationName}`, path: `${page}?code=${code}` }
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
