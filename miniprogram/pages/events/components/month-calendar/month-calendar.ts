import { dateAt } from '../../../../services/shanghai'
import { dateText } from '../../../../services/when'
import { monthAfter, monthText, weeksOf } from '../../month'

interface Cell {
  on: string
  number: number
  ofMonth: boolean
  count: number
  /** 11月21日 周六，2 个活动 */
  words: string
  isToday: boolean
}

type CellTap = WechatMiniprogram.TouchEvent<object, object, { on: string }>

/** A month with how much is on each day. Tells the day that is tapped and the month that is turned to. */
Component({
  properties: {
    /** YYYY-MM */
    month: { type: String, value: '' },
    /** Days that have something: `{on, count}`. */
    days: { type: Array, value: [] as { on: string; count: number }[] },
    /** The chosen day. */
    value: { type: String, value: '' },
  },

  data: {
    weekdays: ['一', '二', '三', '四', '五', '六', '日'],
    heading: '',
    weeks: [] as Cell[][],
  },

  observers: {
    'month, days': function (month: string, days: { on: string; count: number }[]) {
      if (month === '') return
      const counts = new Map(days.map(({ on, count }) => [on, count]))
      const today = dateAt(Date.now())
      const weeks = weeksOf(month).map((week) =>
        week.map((one): Cell => {
          const count = one.ofMonth ? (counts.get(one.on) ?? 0) : 0
          const words = `${dateText(one.on)}，${count > 0 ? `${count} 个活动` : '没有活动'}`
          return { ...one, count, words, isToday: one.on === today }
        }),
      )
      this.setData({ heading: monthText(month), weeks })
    },
  },

  methods: {
    onDayTap(event: CellTap) {
      this.triggerEvent('choose', { value: event.currentTarget.dataset.on })
    },

    onTurnTap(event: WechatMiniprogram.TouchEvent<object, object, { by: number }>) {
      this.triggerEvent('turn', { value: monthAfter(this.data.month, Number(event.currentTarget.dataset.by)) })
    },
  },
})
