import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { whenText } from '../../../services/when'
import { limits } from '../../../shared/limits'
import { whyNotRate } from '../afterwards'

/** What each number of stars says, from one to five. */
const words = ['很不满意', '不太满意', '一般', '满意', '非常满意']

const starsOf = (chosen: number) => words.map((label, at) => ({ stars: at + 1, label, isOn: at < chosen }))

definePage({
  data: {
    // from the address
    eventId: '',
    // events.getEvent
    title: '',
    when: '',
    /** Why they cannot rate; empty when they can. */
    whyNot: '',
    /** There is a rating already. */
    isRated: false,
    // from the person
    stars: 0,
    comment: '',
    /** 满意, for the stars that are chosen */
    chosenWords: '',
    choices: starsOf(0),
    mistake: '',
    // what never changes
    limits,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const event = await call('events.getEvent', { eventId: this.data.eventId })
    const { title, startsAt, endsAt, mine } = event
    const { stars = 0, comment = '' } = mine?.rating ?? {}
    this.setData({
      title,
      when: whenText(startsAt, endsAt),
      whyNot: whyNotRate(event, Date.now()),
      isRated: stars > 0,
      comment,
    })
    this.choose(stars)
  },

  choose(stars: number) {
    this.setData({ stars, choices: starsOf(stars), chosenWords: words[stars - 1] ?? '', mistake: '' })
  },

  onStarTap(tap: WechatMiniprogram.TouchEvent<object, object, { stars: number }>) {
    this.choose(Number(tap.currentTarget.dataset.stars))
  },

  onCommentChange(change: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ comment: change.detail.value })
  },

  onSendTap() {
    const { eventId, stars } = this.data
    const comment = this.data.comment.trim()
    if (stars === 0) {
      this.setData({ mistake: '请先点星星' })
      return toast('请先点星星')
    }
    void this.once('send', async () => {
      await call('events.rateEvent', { eventId, stars, ...(comment === '' ? {} : { comment }) })
      toast('谢谢您的评价')
      goBack()
    })
  },
})
