import { dateText } from '../../../../services/when'
import { limits } from '../../../../shared/limits'
import type { WallClock } from '../../edit/shanghai-time'
import { onceOnly, startsOf, type SeriesForm } from '../../edit/series'

type Chosen<V> = WechatMiniprogram.CustomEvent<{ value: V }>
type DateTap = WechatMiniprogram.TouchEvent<object, object, { date: string }>

const ways = [
  { value: 'once', label: '只办这一次' },
  { value: 'weekly', label: '每周一次' },
  { value: 'dates', label: '另外几天也办' },
]

/** Whether the same event is held several times, and on which days. */
Component({
  properties: {
    /** `{by, times, dates}` */
    value: { type: Object, value: onceOnly },
    /** When the first one begins. */
    start: { type: Object, value: { date: '', time: '' } as WallClock },
    error: { type: String, value: '' },
  },

  data: {
    ways,
    /** every day it is held on, in words */
    days: [] as { date: string; words: string; added: boolean }[],
    most: limits.series,
  },

  observers: {
    'value, start': function (value: SeriesForm, start: WallClock) {
      if (start.date === '') return
      const days = startsOf(start, value).map(({ date }) => ({
        date,
        words: dateText(date),
        added: value.by === 'dates' && date !== start.date,
      }))
      this.setData({ days: value.by === 'once' ? [] : days })
    },
  },

  methods: {
    onWayChange(chosen: Chosen<SeriesForm['by']>) {
      this.tell({ by: chosen.detail.value })
    },

    onTimesChange(chosen: Chosen<string>) {
      this.tell({ times: chosen.detail.value })
    },

    onDatePick(chosen: Chosen<string>) {
      const { dates } = this.data.value
      if (chosen.detail.value === this.data.start.date || dates.includes(chosen.detail.value)) return
      this.tell({ dates: [...dates, chosen.detail.value] })
    },

    onDayTap(tap: DateTap) {
      const { date } = tap.currentTarget.dataset
      this.tell({ dates: this.data.value.dates.filter((one) => one !== date) })
    },

    tell(changed: Partial<SeriesForm>) {
      this.triggerEvent('change', { value: { ...this.data.value, ...changed } })
    },
  },
})
