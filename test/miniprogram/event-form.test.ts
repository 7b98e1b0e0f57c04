import { makingContract } from '../../cloudfunctions/contracts/events/making'
import { newForm, toInput, withStart, type EventForm } from '../../miniprogram/pages/events/edit/form'
import { copyOf, formOf } from '../../miniprogram/pages/events/edit/form-of'
import { keep, keptForm } from '../../miniprogram/pages/events/edit/kept'
import { firstOf, foldsOf, mistakesIn } from '../../miniprogram/pages/events/edit/mistakes'
import { asksSeats, begun, movesPeople, type Standing } from '../../miniprogram/pages/events/edit/saving'
import { mistakeInSeries, onceOnly, startsOf } from '../../miniprogram/pages/events/edit/series'
import { summariesOf } from '../../miniprogram/pages/events/edit/summaries'

const now = Date.parse('2026-11-22T04:00:00Z')
const usual: EventForm = { ...newForm(now), title: '茶话会', organisationId: 'lake', place: { name: '会客厅' } }

/** Everything an organiser can set, set. */
const rich: EventForm = {
  ...usual,
  cover: { builtIn: 'tea' },
  place: { name: '会客厅', address: '东湖路 1 号', latitude: 30.5, longitude: 114.3 },
  onlineUrl: 'https://meeting.example.com/1',
  closesBefore: 'at',
  closesAt: { date: '2026-11-28', time: '09:30' },
  opens: 'at',
  opensAt: { date: '2026-11-23', time: '08:00' },
  approval: true,
  companionsAllowed: 2,
  cancelPolicy: 'untilDeadline',
  cancelBy: { date: '2026-11-27', time: '18:00' },
  quotas: [{ organisationId: 'lake', most: '10' }],
  audience: { by: 'organisations', organisationIds: ['lake', 'hill'], segmentId: '' },
  questions: [{ questionId: 'q1', kind: 'oneChoice', label: '吃不吃辣', required: true, options: ['吃', '不吃'] }],
  description: '喝茶',
  files: [{ fileId: 'cloud://a.b/uploads/f1.pdf', name: '日程.pdf' }],
  selfCheckIn: false,
  signOut: true,
}

const standingOf = (form: EventForm): Standing => {
  const { input } = makingContract['events.createEvent']
  return {
    ...input.parse(toInput(form)),
    eventId: 'e1',
    organisationName: '东湖联谊会',
    status: 'published',
    version: 3,
    signedUp: 5,
  }
}

describe('the form of an event', () => {
  it('begins with what most events are like, and the server takes it once it has a name, a place and an organisation', () => {
    expect(Object.keys(mistakesIn(newForm(now), now))).toEqual(['title', 'organisationId', 'place'])
    expect(mistakesIn(usual, now)).toEqual({})
    const input = makingContract['events.createEvent'].input.parse(toInput(usual))
    expect(input).toMatchObject({
      startsAt: '2026-11-29T06:30:00.000Z',
      signUpClosesAt: '2026-11-29T06:30:00.000Z',
      capacity: 30,
    })
    expect(input).not.toHaveProperty('audience')
  })

  it('comes back from the server as it was', () => {
    expect(mistakesIn(rich, now)).toEqual({})
    expect(formOf(standingOf(rich), now)).toEqual(rich)
  })

  it('says nothing of what was turned off again', () => {
    const off = toInput({ ...rich, opens: 'now', cancelPolicy: 'never', audience: { ...rich.audience, by: 'everyone' } })
    expect(off).not.toHaveProperty('signUpOpensAt')
    expect(off).not.toHaveProperty('cancelBy')
    expect(off).not.toHaveProperty('audience')
  })

  it('keeps its length and its deadlines when the start moves', () => {
    const moved = withStart(rich, { date: '2026-12-01', time: '09:00' })
    expect(moved).toMatchObject({
      end: { date: '2026-12-01', time: '11:00' },
      closesAt: { date: '2026-11-30', time: '04:00' },
      cancelBy: { date: '2026-11-29', time: '12:30' },
    })
  })

  it('is copied to the next such weekday a week ahead, with questions that are new', () => {
    const later = Date.parse('2027-03-03T04:00:00Z')
    const copy = copyOf(standingOf(rich), later)
    expect(copy.start).toEqual({ date: '2027-03-14', time: '14:30' })
    expect(copy.closesAt).toEqual({ date: '2027-03-13', time: '09:30' })
    expect(copy.opens).toBe('now')
    expect(copy.questions).toEqual([{ kind: 'oneChoice', label: '吃不吃辣', required: true, options: ['吃', '不吃'] }])
    expect(mistakesIn(copy, later)).toEqual({})
  })

  it('does not change what the event is compared with', () => {
    const standing = standingOf(rich)
    const form = formOf(standing, now)
    form.place.name = '别处'
    expect(standing.place.name).toBe('会客厅')
  })
})

describe('what is to correct', () => {
  it.each<[string, Partial<EventForm>, string]>([
    ['an end before the start', { end: { date: '2026-11-29', time: '14:00' } }, 'end'],
    ['a start that has passed', { start: { date: '2026-11-20', time: '14:00' } }, 'start'],
    ['a closing that has passed', { start: { date: '2026-11-22', time: '20:00' }, closesBefore: '1440' }, 'start'],
    ['a closing after the end', { closesBefore: 'at', closesAt: { date: '2026-12-01', time: '09:00' } }, 'closesAt'],
    ['an opening after the closing', { opens: 'at', opensAt: { date: '2026-11-29', time: '15:00' } }, 'opensAt'],
    [
      'a deadline for cancelling after the start',
      { cancelPolicy: 'untilDeadline', cancelBy: { date: '2026-11-30', time: '09:00' } },
      'cancelBy',
    ],
    ['no seats', { capacity: '0' }, 'capacity'],
    ['seats that are no number', { capacity: '3e2' }, 'capacity'],
    ['a quota without a number', { quotas: [{ organisationId: 'lake', most: '' }] }, 'quotas'],
    ['a quota above the capacity', { quotas: [{ organisationId: 'lake', most: '31' }] }, 'quotas'],
    ['an audience of nobody', { audience: { by: 'segment', organisationIds: [], segmentId: '' } }, 'audience'],
    ['a link that is none', { onlineUrl: 'meeting.example.com' }, 'onlineUrl'],
    ['a question without words', { questions: [{ kind: 'text', label: ' ', required: false }] }, 'questions'],
    ['a choice of one', { questions: [{ kind: 'oneChoice', label: '辣', required: false, options: ['吃', ' '] }] }, 'questions'],
  ])('%s is', (_what, changed, place) => {
    const errors = mistakesIn({ ...usual, ...changed }, now)
    expect(Object.keys(errors)).toEqual([place])
  })

  it('is gone to in the order of the page, and opens what is folded', () => {
    const errors = mistakesIn({ ...usual, title: '', onlineUrl: 'x' }, now)
    expect(firstOf(errors)).toBe('title')
    expect(firstOf({ title: '', onlineUrl: '请改' })).toBe('onlineUrl')
    expect(foldsOf(errors)).toMatchObject({ online: true, audience: false })
  })

  it('does not ask for another start where an event that has begun is put right', () => {
    const begun = Date.parse('2026-11-29T07:00:00Z')
    expect(mistakesIn({ ...usual, description: '照片会另发' }, begun, usual)).toEqual({})
    expect(mistakesIn(usual, begun)).toHaveProperty('start')
  })
})

describe('a series', () => {
  const { start } = usual

  it('is held weekly at the same time', () => {
    const starts = startsOf(start, { by: 'weekly', times: '3', dates: [] })
    expect(starts.map(({ date }) => date)).toEqual(['2026-11-29', '2026-12-06', '2026-12-13'])
    expect(new Set(starts.map(({ time }) => time))).toEqual(new Set(['14:30']))
  })

  it('is held on chosen days, in order and each once', () => {
    const starts = startsOf(start, { by: 'dates', times: '4', dates: ['2026-12-03', '2026-12-01', '2026-12-03', start.date] })
    expect(starts.map(({ date }) => date)).toEqual(['2026-11-29', '2026-12-01', '2026-12-03'])
  })

  it('is refused where it is none, too long, or begins in the past', () => {
    const by = (changed: object) => mistakeInSeries(start, { ...onceOnly, ...changed }, now)
    expect(by({})).toBe('')
    expect(by({ by: 'weekly', times: '30' })).toBe('')
    expect(by({ by: 'weekly', times: '31' })).toContain('2 到 30')
    expect(by({ by: 'weekly', times: '1' })).not.toBe('')
    expect(by({ by: 'dates' })).toContain('再加至少一个日期')
    expect(by({ by: 'dates', dates: ['2026-11-20'] })).toContain('已经过了')
    const days = Array.from({ length: 30 }, (_day, i) => `2027-01-${String(i + 1).padStart(2, '0')}`)
    expect(by({ by: 'dates', dates: days })).toContain('最多办 30 场')
  })
})

it('a new event whose answer got lost is sent as the same when its form is opened again', async () => {
  const storage = new Map<string, string>()
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => JSON.parse(storage.get(key) ?? '""') as unknown,
      setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    },
  })
  const sent = await begun(usual, onceOnly, null)
  keep({ form: usual, series: onceOnly, sent })
  const kept = keptForm(now)
  if (!kept) throw new Error('nothing was kept')
  expect(await begun(kept.form, kept.series, kept.sent)).toEqual(sent)
  const changed = await begun({ ...kept.form, title: '读书会' }, kept.series, kept.sent)
  expect(changed.key).not.toBe(sent.key)
})

describe('saving an event others have signed up for', () => {
  const standing = standingOf(rich)

  it.each<[string, Partial<EventForm>, boolean]>([
    ['other words', { description: '喝好茶' }, false],
    ['another start', { start: { date: '2026-11-29', time: '15:00' } }, true],
    ['another end', { end: { date: '2026-11-29', time: '17:00' } }, true],
    ['another place', { place: { ...rich.place, name: '二楼' } }, true],
    ['a place without its point on the map', { place: { name: '会客厅' } }, true],
    ['another link', { onlineUrl: '' }, true],
  ])('with %s tells them or not', (_what, changed, told) => {
    expect(movesPeople(standing, { ...rich, ...changed })).toBe(told)
  })

  it('asks who must give seats back only when the seats are others', () => {
    expect(asksSeats(standing, rich)).toBe(false)
    expect(asksSeats(standing, { ...rich, capacity: '29' })).toBe(true)
    expect(asksSeats(standing, { ...rich, quotas: [{ organisationId: 'lake', most: '9' }] })).toBe(true)
  })
})

describe('what is folded', () => {
  it('says how it stands', () => {
    const nameOf = (id: string) => ({ lake: '东湖联谊会', hill: '南山联谊会' })[id] ?? ''
    expect(summariesOf(usual, onceOnly, nameOf)).toEqual({
      series: '只办这一次',
      online: '没有',
      audience: '所有成员',
      quotas: '不分，先报先得',
      rules: '不用审核 · 最多带 5 位 · 发布后就能报名',
      cancelling: '开始前都可以取消',
      questions: '没有',
      day: '成员可以自己扫码签到',
    })
    expect(summariesOf(rich, { by: 'weekly', times: '4', dates: [] }, nameOf)).toMatchObject({
      series: '每周一次，共 4 次',
      audience: '东湖联谊会、南山联谊会的成员',
      quotas: '1 个组织各有上限',
      questions: '1 个问题',
      day: '由工作人员签到 · 离场要登记',
    })
  })
})
