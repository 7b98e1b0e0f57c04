import { nextEventOf, rowsOf, todoOf } from '../../miniprogram/pages/home/about-me'

const now = new Date('2026-11-21T02:00:00Z')
const signUp = {
  eventId: 'e1',
  title: '冬至联谊会',
  startsAt: '2026-11-22T06:30:00Z',
  endsAt: '2026-11-22T08:30:00Z',
  placeName: '望江社区会议室',
  eventStatus: 'published' as const,
  status: 'confirmed' as const,
  companions: 0,
}
const opinion = {
  opinionId: 'o1',
  receiptNumber: '20261120-0001',
  kind: 'suggestion' as const,
  category: 'livelihood' as const,
  text: '小区北门的路灯不亮',
  status: 'assigned' as const,
  submittedAt: '2026-11-20T02:00:00Z',
  dueOn: '2026-11-25',
}
const inbox = { items: [], unread: 0 }

describe('what concerns me', () => {
  it('is the nearest event in which I have a seat', () => {
    const later = { ...signUp, eventId: 'e2', startsAt: '2026-11-30T06:30:00Z', endsAt: '2026-11-30T08:30:00Z' }
    const next = nextEventOf([later, signUp], now)
    expect(next).toMatchObject({
      title: '冬至联谊会',
      day: '明天',
      time: '14:30–16:30',
      until: '还有 28 小时',
      place: '望江社区会议室',
    })
  })

  it('is not an event that is over, cancelled, or that I left', () => {
    const over = { ...signUp, startsAt: '2026-11-20T06:30:00Z', endsAt: '2026-11-20T08:30:00Z' }
    const called = { ...signUp, eventStatus: 'cancelled' as const }
    const left = { ...signUp, status: 'cancelled' as const }
    expect(nextEventOf([over, called, left], now)).toBeNull()
  })

  it('asks first for a seat to be confirmed, then for an answer to be rated', () => {
    const answered = { ...opinion, status: 'replied' as const }
    expect(todoOf([{ ...signUp, status: 'offered' }], [answered], now)?.heading).toBe('有名额了，请您确认')
    expect(todoOf([signUp], [answered], now)?.heading).toBe('您的建议有答复了，请看看是否满意')
    expect(todoOf([signUp], [opinion], now)).toBeNull()
  })

  it('names the unread first and an opinion with its promised day', () => {
    const items = [{ noticeId: 'n1', kind: 'notice' as const, title: '停水通知', publishedAt: '2026-11-21T01:57:00Z' }]
    const rows = rowsOf([opinion], { items, unread: 2 }, null, now)
    expect(rows.map((row) => row.heading)).toEqual(['2 条消息未读', '您的建议办理中'])
    expect(rows[0]?.note).toBe('停水通知\n3 分钟前')
    expect(rows[1]?.note).toBe('小区北门的路灯不亮\n11月25日 周三前答复')
  })

  it('says nothing twice', () => {
    const answered = { ...opinion, status: 'replied' as const }
    expect(rowsOf([answered], inbox, todoOf([], [answered], now), now)).toEqual([])
  })
})
