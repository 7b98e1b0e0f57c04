import { toast } from '../../../../services/toast'
import { limits } from '../../../../shared/limits'

const usual = ['已经不在本组织', '登记信息不真实', '本人要求暂停', '手机丢失，防止他人使用']

/** Why somebody is suspended. They will read it. */
Component({
  properties: {
    name: { type: String, value: '' },
    loading: { type: Boolean, value: false },
  },

  data: {
    reason: '',
    // what never changes
    reasonLimit: limits.reason,
    reasons: usual.map((reason) => ({ value: reason, label: reason })),
  },

  methods: {
    onReasonChange(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value })
    },

    onSuspendTap() {
      const reason = this.data.reason.trim()
      if (reason === '') toast('请选一个原因，或者写一句')
      else this.triggerEvent('suspend', { reason })
    },

    onCancelTap() {
      this.triggerEvent('cancel')
    },
  },
})
