import { whyNotRate } from '../../miniprogram/pages/events/afterwards'
import { linksForGuest, linksForStaff } from '../../miniprogram/pages/events/components/afterwards/links'
import { toldLine } from '../../miniprogram/pages/events/message/told-line'
import { figuresView } from '../../miniprogram/pages/events/summary/figures-view'
import { anEventView, aSignUpView } from './event-view'

const at = (iso: string) => Date.parse(iso)
const after = at('2026-11-28T09:00:00Z')
const came = anEventView({ mine: aSignUpView({ checkedInAt: '2026-11-28T06:40:00Z' }) })
const keys = (links: { key: string }[]) => links.map(({ key }) => key)

it.each([
  ['can when they came', came, '2026-11-28T09:00:00Z', /^$/],
  ['reads that it is not over', came, '2026-11-28T08:00:00Z', /^活动结束后可以评价$/],
  ['reads that it is too late', came, '2026-12-12T08:30:00Z', /^活动结束 14 天后不能再评价$/],
  ['reads that they were not there', anEventView({ mine: aSignUpView() }), '2026-11-28T09:00:00Z', /补签到/],
  ['reads that it was called off', { ...came, status: 'cancelled' as const }, '2026-11-28T09:00:00Z', /已取消/],
])('who opens the rating %s', (_who, event, now, said) => expect(whyNotRate(event, at(now))).toMatch(said))

describe('somebody who came', () => {
  it('rates, fetches the certificate and sees photos once it is over', () => {
    expect(keys(linksForGuest(came, after))).toEqual(['rate', 'certificate', 'photos'])
    expect(keys(linksForGuest(came, at('2026-11-28T08:00:00Z')))).toEqual([])
    expect(keys(linksForGuest({ ...came, status: 'cancelled' }, after))).toEqual([])
  })

  it('rates for 14 days, and sees what they gave', () => {
    expect(keys(linksForGuest(came, at('2026-12-12T08:29:00Z')))).toContain('rate')
    expect(keys(linksForGuest(came, at('2026-12-12T08:30:00Z')))).toEqual(['certificate', 'photos'])
    const rated = { ...came, mine: aSignUpView({ checkedInAt: 'x', rating: { stars: 4 } }) }
    expect(linksForGuest(rated, after)[0]?.note).toContain('4 分')
  })
})

it('somebody who did not come is offered nothing', () => {
  expect(linksForGuest(anEventView({ mine: aSignUpView() }), after)).toEqual([])
  expect(linksForGuest(anEventView(), after)).toEqual([])
})

it('staff write to people before, and look at what came of it afterwards; a draft has neither', () => {
  const theirs = anEventView({ can: ['manage'] })
  expect(keys(linksForStaff(theirs, at('2026-11-20T00:00:00Z')))).toEqual(['message'])
  expect(keys(linksForStaff(theirs, after))).toEqual(['message', 'photos', 'summary'])
  expect(linksForStaff(anEventView({ can: ['manage'], status: 'draft' }), after)).toEqual([])
  expect(linksForStaff(anEventView(), after)).toEqual([])
})

describe('the figures in words', () => {
  const all = { signedUp: 10, seats: 13, came: 8, cameSeats: 9, didNotCome: 2 }
  const figures = {
    title: '茶话会',
    isOver: true,
    all,
    cancelled: 1,
    waiting: 3,
    organisations: [{ organisationId: 'a', name: '联谊会', ...all }],
    ratings: { people: 3, average: 3.7, byStars: [0, 1, 0, 1, 1], comments: ['好'] },
    photos: 2,
  }

  it('say who came and who did not, with those they brought', () => {
    const view = figuresView(figures)
    expect(view.stats.map(({ label, value }) => `${label} ${value}`)).toEqual(['报名 10', '到场 8', '未到 2', '取消 1'])
    expect(view.remark).toBe('到场率 80%；报名同行 3 人，到场 1 人')
    expect(view.organisations[0]?.note).toBe('报名 10 人，到场 8 人，未到 2 人')
  })

  it('have no no-shows before the end', () => {
    const { didNotCome: _unknown, ...open } = all
    const view = figuresView({ ...figures, isOver: false, all: open, organisations: [], ratings: { people: 0 } })
    expect(view.stats.map(({ label }) => label)).toEqual(['报名', '到场', '候补', '取消'])
    expect(JSON.stringify(view)).not.toContain('未到')
  })

  it('show stars from five to one, and why there are none', () => {
    const view = figuresView(figures)
    expect(view.rating).toBe('平均 3.7 分，3 人评价')
    expect(view.bars.map(({ label, count, share }) => `${label} ${count} ${share}`)).toEqual([
      '5 星 1 人 100',
      '4 星 1 人 100',
      '3 星 0 人 0',
      '2 星 1 人 100',
      '1 星 0 人 0',
    ])
    expect(figuresView({ ...figures, ratings: { people: 2 } })).toMatchObject({ bars: [], comments: [] })
    expect(figuresView({ ...figures, ratings: { people: 2 } }).rating).toContain('满 3 人')
    expect(figuresView({ ...figures, all: { ...all, signedUp: 0, seats: 0 }, ratings: { people: 0 } }).remark).toBe('')
  })
})

it('what was told says by whom, to whom, and how far it is', () => {
  const told = {
    messageId: 'a_1',
    kind: 'message' as const,
    to: 'waitlisted' as const,
    title: '',
    body: '请稍候',
    at: new Date().toISOString(),
    people: 7,
  }
  expect(toldLine({ ...told, byName: '王负责', isSending: false })).toMatchObject({
    heading: '主办方的消息',
    note: '刚刚 · 王负责 · 候补的人',
    reached: '7 人收到',
  })
  expect(toldLine({ ...told, kind: 'dayBefore', isSending: true })).toMatchObject({
    heading: '前一天提醒',
    note: '刚刚 · 自动发送 · 候补的人',
    reached: '正在发送，已有 7 人收到',
  })
})
