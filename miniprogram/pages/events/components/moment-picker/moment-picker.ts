import { dateText } from '../../../../services/when'
import type { WallClock } from '../../edit/shanghai-time'

type Pick = WechatMiniprogram.CustomEvent<{ value: string }>

/** A day and a time of day, as a person in China picks them. */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** `{date, time}` */
    value: { type: Object, value: { date: '', time: '' } as WallClock },
    /** No day before this one, `YYYY-MM-DD`. */
    earliest: { type: String, value: '' },
    required: { type: Boolean, value: false },
    error: { type: String, value: '' },
  },

  data: {
    /** the day in words, from `value` */
    day: '',
  },

  observers: {
    value({ date }: WallClock) {
      this.setData({ day: date === '' ? '' : dateText(date) })
    },
  },

  methods: {
    onDatePick(pick: Pick) {
      this.tell({ ...this.data.value, date: pick.detail.value })
    },

    onTimePick(pick: Pick) {
      this.tell({ ...this.data.value, time: pick.detail.value })
    },

    tell(value: WallClock) {
      this.triggerEvent('change', { value })
    },
  },
})
