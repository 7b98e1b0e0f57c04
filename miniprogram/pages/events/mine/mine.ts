import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'
import { calendarLeaf } from '../calendar-leaf'
import { isLive, signUpTag, type Tag } from '../sign-up-status'

type MySignUp = OutputOf<'events.listMySignUps'>['items'][number]

interface SignUpLine {
  eventId: string
  title: string
  month: string
  day: string
  when: string
  place: string
  /** 本人和 2 位同行, 已签到 … */
  note: string
  tag: Tag
  startsAt: string
  isAhead: boolean
  /** a seat is kept, and the person has to say whether they want it */
  isOffered: boolean
}

function toLine(signUp: MySignUp, now: number): SignUpLine {
  const isOver = now >= Date.parse(signUp.endsAt)
  const isOffered = signUp.status === 'offered' && signUp.offerEndsAt !== undefined
  return {
    eventId: signUp.eventId,
    title: signUp.title,
    ...calendarLeaf(signUp.startsAt),
    when: whenText(signUp.startsAt, signUp.endsAt),
    place: signUp.placeName,
    note: [
      ...(isOffered ? [`为您保留到 ${whenText(signUp.offerEndsAt ?? '')}`] : []),
      ...(signUp.companions > 0 ? [`同行 ${signUp.companions} 位`] : []),
      ...(signUp.byName === undefined ? [] : [`${signUp.byName}替您报名`]),
    ].join(' · '),
    isOffered,
    tag: tagOf(signUp),
    startsAt: signUp.startsAt,
    isAhead: !isOver && signUp.eventStatus !== 'cancelled' && isLive(signUp.status),
  }
}

function tagOf(signUp: MySignUp): Tag {
  if (signUp.eventStatus === 'cancelled') return { text: '活动已取消', tone: 'danger' }
  if (signUp.checkedInAt !== undefined) return { text: '已签到', tone: 'success' }
  return signUpTag(signUp)
}

const byStart = (a: SignUpLine, b: SignUpLine) => Date.parse(a.startsAt) - Date.parse(b.startsAt)

interface Group {
  heading: string
  lines: SignUpLine[]
}

/** Seats that are offered, what else is ahead, the nearest first, and what is over, the latest first. */
function grouped(lines: SignUpLine[]): Group[] {
  const groups = [
    { heading: '等您确认', lines: lines.filter((line) => line.isAhead && line.isOffered).sort(byStart) },
    { heading: '即将参加', lines: lines.filter((line) => line.isAhead && !line.isOffered).sort(byStart) },
    { heading: '以前的', lines: lines.filter((line) => !line.isAhead).sort((a, b) => byStart(b, a)) },
  ]
  return groups.filter((group) => group.lines.length > 0)
}

definePagedPage({
  data: {
    // from the server
    groups: [] as Group[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async readPage(cursor?: string) {
    const shown = this.data.groups.flatMap(({ lines }) => lines)
    const { items, nextCursor = '' } = await call('events.listMySignUps', { limit: 50, cursor })
    const now = Date.now()
    const read = items.map((item) => toLine(item, now))
    this.setData({ groups: grouped(joined(cursor, shown, read)), nextCursor })
  },

  onEventOpen(open: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
    void wx.navigateTo({ url: `/pages/events/detail/detail?eventId=${open.currentTarget.dataset.id}` })
  },

  onLookTap() {
    void wx.navigateTo({ url: '/pages/events/list/list' })
  },
})
