import { definePage } from '../../../behaviors/page'
import { ApiError, call, type OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'

type Report = OutputOf<'rights.getRetentionReport'>
type Change = WechatMiniprogram.CustomEvent<{ value: string }>

definePage({
  data: {
    // what the person is doing
    receipt: '',
    mistake: '',
    // rights.getRetentionReport
    /** 「11月28日 周六 14:30」; empty before there is a report. */
    countedAt: '',
    parts: [] as Report['parts'],
    office: [] as Report['office'],
    /** Entries that are still about the person: none, unless something went wrong. */
    left: 0,
  },

  onReceiptChange(event: Change) {
    this.setData({ receipt: event.detail.value, mistake: '' })
  },

  onLookTap() {
    const receipt = this.data.receipt.trim()
    if (receipt === '') return this.setData({ mistake: '请填写回执号' })
    void this.once('look', () => this.look(receipt))
  },

  async look(receipt: string) {
    this.setData({ countedAt: '', mistake: '' })
    try {
      const { countedAt, parts, office } = await call('rights.getRetentionReport', { receipt })
      const left = parts.reduce((sum, { after }) => sum + after, 0)
      this.setData({ countedAt: whenText(countedAt), parts, office, left })
    } catch (error) {
      if (!(error instanceof ApiError) || (error.kind !== 'notFound' && error.kind !== 'input')) throw error
      this.setData({ mistake: error.message })
    }
  },
})
