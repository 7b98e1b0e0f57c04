import { setLargeType } from '../../behaviors/appearance'
import { definePage } from '../../behaviors/page'
import { call } from '../../services/api'
import { showUnread } from '../../services/badge'
import { getMe, isStaff, type Me } from '../../services/me'
import { openPage } from '../../services/navigation'
import { openPrivacyContract } from '../../services/privacy'
import { dayText } from '../../services/when'
import { helpPhone } from '../../shared/help'
import { memberStatusLabels, roleLabels } from '../../shared/labels'

type OpenEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { url: string }>
type SwitchEvent = WechatMiniprogram.CustomEvent<{ value: boolean }>

const tones: Record<Me['status'], string> = {
  guest: 'neutral',
  pending: 'active',
  approved: 'success',
  rejected: 'danger',
  suspended: 'neutral',
}

definePage({
  data: {
    // members.getMe
    status: 'guest' as Me['status'],
    name: '',
    /** Stands for a picture. */
    initial: '',
    organisations: '',
    places: [] as Me['organisations'],
    statusText: '',
    statusTone: 'neutral',
    /** 「管理员 · 江城市统战部」, one line for each role */
    roles: [] as string[],
    staff: false,
    // rights.getErasureTerms
    /** 「11月28日 周六」 while the account is being closed; empty otherwise. */
    leavingOn: '',
    // what never changes
    helpPhone,
  },

  onShow() {
    void this.load(() => this.refresh())
    void showUnread()
  },

  onPullDownRefresh() {
    void this.load(() => this.refresh(true))
  },

  async refresh(fresh = false) {
    const me = await getMe({ fresh: fresh || (this.data.state === 'ready' && this.data.status !== 'approved') })
    this.setData({
      status: me.status,
      name: me.name ?? '',
      initial: Array.from(me.name ?? '')[0] ?? '',
      organisations: me.organisations.map((organisation) => organisation.name).join('、'),
      places: me.organisations,
      statusText: memberStatusLabels[me.status],
      statusTone: tones[me.status],
      roles: me.roles.map(({ role, organisationName }) => `${roleLabels[role]} · ${organisationName}`),
      staff: isStaff(me),
    })
    if (me.status !== 'guest') void this.showLeaving()
  },

  /** The page is complete without this answer. */
  async showLeaving() {
    const terms = await call('rights.getErasureTerms', {}).catch(() => undefined)
    const leavingOn = terms?.dueAt === undefined ? '' : dayText(terms.dueAt)
    if (leavingOn !== this.data.leavingOn) this.setData({ leavingOn })
  },

  onRowOpen(event: OpenEvent) {
    openPage(event.currentTarget.dataset.url)
  },

  onRegisterTap() {
    openPage('/pages/members/register/register')
  },

  onLargeTypeChange(event: SwitchEvent) {
    setLargeType(event.detail.value)
    this.refreshAppearance()
  },

  onMessagesTap() {
    void wx.openSetting({ withSubscriptions: true })
  },

  onPrivacyTap() {
    openPrivacyContract()
  },

  onCallTap() {
    void wx.makePhoneCall({ phoneNumber: helpPhone, fail: () => undefined })
  },

  onRetryTap() {
    void this.load(() => this.refresh(true))
  },
})
