import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { cancelReasons } from '../../../shared/reasons'

type Standing = OutputOf<'events.getForEditing'>

definePage({
  data: {
    // from the address
    eventId: '',
    // events.getForEditing
    event: null as Standing | null,
    when: '',
    /** who will be told, in words */
    told: '',
    // typed by the person
    reason: '',
    // what never changes
    reasons: cancelReasons.map((reason) => ({ value: reason, label: reason })),
    limits,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const event = await call('events.getForEditing', { eventId: this.data.eventId })
    const told = event.signedUp > 0 ? `报名的 ${event.signedUp} 人都会收到通知，看到下面的原因。` : '还没有人报名，不用通知谁。'
    this.setData({ event, told, when: whenText(event.startsAt, event.endsAt) })
  },

  onReasonChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: change.detail.value })
  },

  onCancelTap() {
    const { eventId, event } = this.data
    const reason = this.data.reason.trim()
    if (reason === '') return toast('请选一个原因，或者写一句')
    void this.once('cancel', async () => {
      const content = `“${event?.title ?? ''}”取消后不能恢复。`
      if (!(await confirm({ title: '取消这场活动？', content, confirmText: '取消活动', cancelText: '先不取消' }))) return
      await call('events.cancelEvent', { eventId, reason })
      toast(event && event.signedUp > 0 ? '已取消，正在通知报名的人' : '已取消')
      goBack()
    })
  },
})
