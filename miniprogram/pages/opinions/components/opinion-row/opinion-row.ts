/** An opinion in a list: what it says, how far it is and what is promised. */
Component({
  properties: {
    /** the first lines of the letter */
    text: { type: String, value: '' },
    /** 建议 · 民生服务 · 11月3日 */
    note: { type: String, value: '' },
    status: { type: String, value: '' },
    statusTone: { type: String, value: 'neutral' },
    /** 承诺最晚 11月28日 周五 答复 */
    promise: { type: String, value: '' },
    /** 已超期 2 天; empty for its author, who needs no alarm */
    urgency: { type: String, value: '' },
    urgencyTone: { type: String, value: 'neutral' },
  },
  methods: {
    onRowTap() {
      this.triggerEvent('open')
    },
  },
})
