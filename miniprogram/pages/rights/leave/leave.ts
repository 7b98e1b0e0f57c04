import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toast } from '../../../services/toast'
import { dayText, whenText } from '../../../services/when'

definePage({
  data: {
    // rights.getErasureTerms
    goes: [] as string[],
    stays: [] as string[],
    waitDays: 7,
    /** 「11月28日 周六」 and 「11月28日 周六 14:30」 when it has been asked for; empty when it has not. */
    dueDay: '',
    dueTime: '',
    /** In groups of four, to be copied by hand. */
    receipt: '',
    // rights.requestErasure
    /** What has to be done first. */
    refusal: '',
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { goes, stays, waitDays, dueAt, receipt } = await call('rights.getErasureTerms', {})
    this.setData({ goes, stays, waitDays, refusal: '' })
    this.showDue(dueAt, receipt)
  },

  showDue(dueAt?: string, receipt = '') {
    const grouped = receipt.replace(/(.{4})(?=.)/g, '$1-')
    this.setData({ dueDay: dueAt ? dayText(dueAt) : '', dueTime: dueAt ? whenText(dueAt) : '', receipt: grouped })
  },

  onLeaveTap() {
    void this.once('leave', async () => {
      const { waitDays } = this.data
      const sure = await confirm({
        title: '注销账号？',
        content: `${waitDays} 天里一切照常，随时可以取消。${waitDays} 天后您的信息会删掉，找不回来。`,
        confirmText: '注销账号',
      })
      if (sure) await this.leave()
    })
  },

  async leave() {
    this.setData({ refusal: '' })
    try {
      const { dueAt, receipt } = await call('rights.requestErasure', {})
      this.showDue(dueAt, receipt)
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'conflict') throw error
      this.setData({ refusal: error.message })
    }
  },

  onCopyTap() {
    void wx.setClipboardData({ data: this.data.receipt })
  },

  onStayTap() {
    void this.once('stay', async () => {
      await call('rights.cancelErasure', {})
      this.showDue()
      toast('好的，账号还在，什么都没变')
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },
})
