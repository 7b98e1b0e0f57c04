import { toast } from '../../../../services/toast'
import { limits } from '../../../../shared/limits'

const usual = ['通知活动安排', '核对登记信息', '回复提出的意见或需要', '约定走访时间']

/** Why staff want to see a number. The person will read it. */
Component({
  properties: {
    /** Whose number it is. */
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

    onRevealTap() {
      const reason = this.data.reason.trim()
      if (reason === '') toast('请选一个原因，或者写一句')
      else this.triggerEvent('reveal', { reason })
    },

    onCancelTap() {
      this.triggerEvent('cancel')
    },
  },
})
