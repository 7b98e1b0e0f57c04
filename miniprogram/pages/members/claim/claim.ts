import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: 'name' | 'setupCode' }>

/** Opened from the registration, after its step about consent. */
definePage({
  data: {
    // members.getMe
    /** The policy in force. */
    consentVersion: '',
    // typed by the person
    name: '',
    setupCode: '',
    // members.claimOwnership
    claimed: false,
    // what never changes
    limits,
  },

  onLoad() {
    void this.load(() => this.prepare())
  },

  async prepare() {
    const me = await getMe()
    this.setData({ consentVersion: me.consentVersion, name: me.name ?? '' })
  },

  onFieldChange(event: TextEvent) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value })
  },

  onClaimTap() {
    const name = this.data.name.trim()
    const setupCode = this.data.setupCode.trim()
    if (name === '' || setupCode.length < 8) return toast(name === '' ? '请填写您的姓名' : '请填写完整的启用码')
    void this.once('claim', async () => {
      await call('members.claimOwnership', { setupCode, name, consentVersion: this.data.consentVersion })
      this.setData({ claimed: true })
      // It stands whether or not this answers.
      await getMe({ fresh: true }).catch(() => undefined)
    })
  },

  onBackTap() {
    goBack()
  },

  onHomeTap() {
    void wx.switchTab({ url: '/pages/home/home' })
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
