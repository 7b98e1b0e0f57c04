import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { dayText } from '../../../services/when'

type Consent = OutputOf<'rights.listConsents'>['items'][number]
type ConsentEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { index: number }>

definePage({
  data: {
    // rights.listConsents
    consents: [] as Consent[],
    policy: '',
    // what the person is doing
    /** Went to where a phone or an occupation is entered. */
    away: false,
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  onShow() {
    if (!this.data.away) return
    this.setData({ away: false })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { items, policy } = await call('rights.listConsents', {})
    this.setData({ consents: items, policy: `${policy.version} 版，${dayText(policy.agreedAt)}同意` })
  },

  onWithdrawTap(event: ConsentEvent) {
    const consent = this.data.consents[event.currentTarget.dataset.index]
    if (!consent) return
    void this.once(`withdraw-${consent.purpose}`, async () => {
      const sure = await confirm({ title: `撤回“${consent.title}”？`, content: consent.change, confirmText: '撤回' })
      if (!sure) return
      await call('rights.withdrawConsent', { purpose: consent.purpose })
      await this.changed(`已撤回：${consent.title}`)
    })
  },

  onGiveTap(event: ConsentEvent) {
    const consent = this.data.consents[event.currentTarget.dataset.index]
    if (!consent) return
    if (consent.purpose !== 'messages') {
      this.setData({ away: true })
      return openPage('/pages/members/profile/profile')
    }
    void this.once('give-messages', async () => {
      await call('rights.allowMessages', {})
      await this.changed('好的，以后会用微信提醒您')
    })
  },

  /** Other pages ask for consents by what is known of the person. */
  async changed(words: string) {
    toast(words)
    await Promise.all([this.refresh(), getMe({ fresh: true })])
  },

  onLeaveTap() {
    openPage('/pages/rights/leave/leave')
  },
})
