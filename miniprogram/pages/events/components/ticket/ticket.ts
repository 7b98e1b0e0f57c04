/** A seat as a ticket: the status in words first, then the code the door asks for. */
Component({
  properties: {
    /** 报名成功, 候补第 2 位 … */
    result: { type: String, value: '' },
    /** success, warning or active */
    tone: { type: String, value: 'success' },
    /** what happens next, in a sentence */
    note: { type: String, value: '' },
    /** 本人, or 本人和 2 位同行 */
    party: { type: String, value: '' },
    /** empty while there is no seat to show it for */
    code: { type: String, value: '' },
  },
  data: {
    /** the code spelt out for a screen reader, from `code` */
    spokenCode: '',
  },
  observers: {
    code(code: string) {
      this.setData({ spokenCode: [...code.replace(' ', '')].join(' ') })
    },
  },
  methods: {
    onShowTap() {
      this.triggerEvent('show')
    },
  },
})
