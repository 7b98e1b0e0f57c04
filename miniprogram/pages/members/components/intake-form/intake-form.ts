import { toast } from '../../../../services/toast'
import { dateText } from '../../../../services/when'
import { today } from '../../last-day'

interface Intake {
  startsOn: string
  endsOn: string
  most: number
}
type ChangeEvent<T> = WechatMiniprogram.CustomEvent<{ value: T }>

const words = (date: string) => (date === '' ? '' : dateText(date))

/** Whether an organisation takes registrations only from one day to another, and how many. */
Component({
  properties: {
    /** Null for no limit. */
    value: { type: Object, value: null as Intake | null },
    loading: { type: Boolean, value: false },
  },

  data: { limited: false, startsOn: '', endsOn: '', most: '', startWords: '', endWords: '' },

  observers: {
    value(value: Intake | null) {
      const { startsOn, endsOn, most } = value ?? { startsOn: today(), endsOn: '', most: 0 }
      this.setData({ limited: value !== null, startsOn, endsOn, most: most === 0 ? '' : String(most) })
      this.setData({ startWords: words(startsOn), endWords: words(endsOn) })
    },
  },

  methods: {
    onLimitedChange(event: ChangeEvent<boolean>) {
      const limited = event.detail.value
      this.setData({ limited })
      if (!limited && this.data.value) this.triggerEvent('save', {})
    },

    onStartPick(event: ChangeEvent<string>) {
      this.setData({ startsOn: event.detail.value, startWords: words(event.detail.value) })
    },

    onEndPick(event: ChangeEvent<string>) {
      this.setData({ endsOn: event.detail.value, endWords: words(event.detail.value) })
    },

    onMostChange(event: ChangeEvent<string>) {
      this.setData({ most: event.detail.value })
    },

    onSaveTap() {
      const { startsOn, endsOn } = this.data
      const most = Number(this.data.most)
      if (startsOn === '' || endsOn === '') return toast('请选择开始和结束日期')
      if (endsOn < startsOn) return toast('结束日期不能早于开始日期')
      if (!Number.isInteger(most) || most < 1) return toast('请填写最多收多少人')
      this.triggerEvent('save', { intake: { startsOn, endsOn, most } })
    },
  },
})
