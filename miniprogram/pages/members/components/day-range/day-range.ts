import { dateText } from '../../../../services/when'

type PickEvent = WechatMiniprogram.CustomEvent<{ value: string }>

/** From a day to a day, both included; either may be left open. Answers `{from, to}`, `YYYY-MM-DD` or empty. */
Component({
  properties: {
    from: { type: String, value: '' },
    to: { type: String, value: '' },
    fromLabel: { type: String, value: '从哪天' },
    toLabel: { type: String, value: '到哪天' },
  },

  data: { fromWords: '', toWords: '' },

  observers: {
    'from, to': function (from: string, to: string) {
      this.setData({ fromWords: from === '' ? '' : dateText(from), toWords: to === '' ? '' : dateText(to) })
    },
  },

  methods: {
    /** A beginning after the end moves the end along, so that nothing is asked for that cannot be. */
    onFromPick(event: PickEvent) {
      const from = event.detail.value
      this.change(from, this.data.to !== '' && this.data.to < from ? from : this.data.to)
    },

    onToPick(event: PickEvent) {
      const to = event.detail.value
      this.change(this.data.from > to ? to : this.data.from, to)
    },

    onClearTap() {
      this.change('', '')
    },

    change(from: string, to: string) {
      this.triggerEvent('change', { from, to })
    },
  },
})
