import { toast } from '../../../../services/toast'
import { limits } from '../../../../shared/limits'

/** The words of each act that needs a reason, and the reasons it mostly has. */
const acts = {
  reveal: {
    sign: 'browse',
    told: '会在“谁看过我的信息”里看到：您的姓名、时间和下面写的原因。',
    question: '为什么要看？',
    cancel: '先不看',
    main: '查看手机号',
    usual: ['通知活动安排', '核对登记信息', '回复提出的意见或需要', '约定走访时间'],
  },
  suspend: {
    sign: 'error-circle',
    told: '停用后不能再报名、提意见、看通知，也不能做工作人员的事，直到恢复。本人会看到原因。',
    question: '为什么停用？',
    cancel: '先不停用',
    main: '停用',
    usual: ['已经不在本组织', '登记信息不真实', '本人要求暂停', '手机丢失，防止他人使用'],
  },
}

const rowsOf = ({ usual }: { usual: string[] }) => usual.map((reason) => ({ value: reason, label: reason }))

/** Why staff want to see a number, or suspend somebody. The person will read it. */
Component({
  properties: {
    act: { type: String, value: 'reveal' as keyof typeof acts },
    /** Whom it is about. */
    name: { type: String, value: '' },
    loading: { type: Boolean, value: false },
  },

  data: {
    reason: '',
    words: acts.reveal,
    reasons: rowsOf(acts.reveal),
    // what never changes
    reasonLimit: limits.reason,
  },

  observers: {
    act(act: keyof typeof acts) {
      this.setData({ words: acts[act], reasons: rowsOf(acts[act]) })
    },
  },

  methods: {
    onReasonChange(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: event.detail.value })
    },

    onSendTap() {
      const reason = this.data.reason.trim()
      if (reason === '') toast('请选一个原因，或者写一句')
      else this.triggerEvent('send', { reason })
    },

    onCancelTap() {
      this.triggerEvent('cancel')
    },
  },
})
