import type { InputOf } from '../../cloudfunctions/contracts'
import { events, signUps } from '../../cloudfunctions/domains/events'
import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { members } from '../../cloudfunctions/domains/members'
import { fillAll, forgetDeliveries, notices } from '../../cloudfunctions/domains/notices'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { aMember, anEvent, aSignUp } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

type Audience = InputOf<'notices.createDraft'>['audience']
type Filter = InputOf<'segments.createSegment'>['filter']

let world: World
const pushCredits = collection<Stored & { memberId: string; template: string; left: number }>('pushCredits')
const inGroup = (id: string, changes: Partial<MemberRecord> = {}) =>
  aMember({ _id: id, openid: id, name: id, organisationIds: ['group'], organisationPaths: ['district', 'group'], ...changes })
const singers = Array.from({ length: 450 }, (_unused, i) => `singer${String(i).padStart(3, '0')}`)
const whoSing: Filter = { organisationIds: ['group'], includeBelow: true, skills: ['合唱'] }

beforeAll(async () => {
  world = await openWorld()
  await organisations.insertMissing([
    { _id: 'group', name: '小组', parentId: 'district', path: ['district', 'group'] },
    { _id: 'other', name: '别组', parentId: 'district', path: ['district', 'other'] },
  ])
  await members.insertMissing([
    ...singers.map((id) => inGroup(id, { skills: ['合唱'] })),
    inGroup('painter', { skills: ['绘画'] }),
    inGroup('granny', { openid: 'nobody:granny', name: '老奶奶', skills: ['剪纸'] }),
    inGroup('cutter', { skills: ['剪纸'] }),
    inGroup('cutterToo', { skills: ['剪纸'] }),
    inGroup('groupEditor', { roles: [{ role: 'editor', organisationId: 'group' }] }),
    inGroup('groupReviewer', { roles: [{ role: 'reviewer', organisationId: 'group' }] }),
    inGroup('otherEditor', { roles: [{ role: 'editor', organisationId: 'other' }] }),
    inGroup('otherReviewer', { roles: [{ role: 'reviewer', organisationId: 'other' }] }),
  ])
  await events.insertMissing([
    anEvent({ organisationId: 'group', organisationName: '小组', organisationPath: ['district', 'group'] }),
  ])
  const row = { organisationPath: ['district', 'group'] }
  await signUps.insertMissing([
    aSignUp({ ...row, memberId: 'painter', seats: [1] }),
    aSignUp({ ...row, memberId: 'm_wang', seats: [2] }),
    aSignUp({ ...row, memberId: 'm_off', seats: [3] }),
    aSignUp({ ...row, memberId: 'cutter', seats: ['cutter'], status: 'waitlisted', queue: 1 }),
    aSignUp({ ...row, memberId: 'cutterToo', seats: ['cutterToo'], status: 'cancelled' }),
  ])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
})

const segmentOf = async (filter: Filter, by = 'administrator') =>
  (await world.call(by, 'segments.createSegment', { name: '分组', filter })).segmentId
const drafted = async (audience: Audience, by = 'editor') =>
  (await world.call(by, 'notices.createDraft', { title: '排练', body: '周六排练。', audience })).noticeId
async function inReview(audience: Audience, by = 'editor'): Promise<string> {
  const noticeId = await drafted(audience, by)
  await world.call(by, 'notices.submitForReview', { noticeId })
  return noticeId
}
async function published(audience: Audience, by = 'editor'): Promise<string> {
  const noticeId = await inReview(audience, by)
  await world.call('reviewer', 'notices.publish', { noticeId })
  await fillAll(5000)
  return noticeId
}
const recipients = async (noticeId: string) =>
  (await deliveries.find({ noticeId }, { limit: 1000 })).map(({ memberId }) => memberId).sort()
const wordsOf = async (noticeId: string) =>
  (await world.call('reviewer', 'notices.listForStaff', { limit: 50 })).items.find((item) => item.noticeId === noticeId)?.audience

describe('a segment as the audience', () => {
  it('reaches whoever matches at publishing, also those who came to match after the review', async () => {
    const noticeId = await inReview({ segmentId: await segmentOf(whoSing) })
    await members.insertMissing([inGroup('singerLate', { skills: ['合唱'] })])
    await members.update({ _id: 'singer000' }, { skills: ['绘画'] })
    await world.call('reviewer', 'notices.publish', { noticeId })
    await fillAll(5000)
    expect(await recipients(noticeId)).toEqual([...singers.slice(1), 'singerLate'].sort())
    await members.remove({ _id: 'singerLate' })
    await members.update({ _id: 'singer000' }, { skills: ['合唱'] })
  })

  it('is sent as it was reviewed, whatever becomes of the segment', async () => {
    const segmentId = await segmentOf({ ...whoSing, skills: ['绘画'] })
    const noticeId = await drafted({ segmentId })
    await world.call('editor', 'segments.editSegment', { segmentId, name: '剪纸', filter: { ...whoSing, skills: ['剪纸'] } })
    expect(await wordsOf(noticeId)).toBe('分组“分组”（小组及下级；会绘画）')
    await world.call('editor', 'notices.submitForReview', { noticeId })
    expect(await wordsOf(noticeId)).toBe('分组“剪纸”（小组及下级；会剪纸）')
    await world.call('editor', 'segments.editSegment', { segmentId, name: '全体', filter: { ...whoSing, skills: ['合唱'] } })
    await world.call('editor', 'segments.deleteSegment', { segmentId })
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await recipients(noticeId)).toEqual(['cutter', 'cutterToo', 'granny'])
  })

  it('that was deleted before the review stays as it was drafted', async () => {
    const segmentId = await segmentOf({ ...whoSing, skills: ['绘画'] })
    const noticeId = await drafted({ segmentId })
    await world.call('editor', 'segments.deleteSegment', { segmentId })
    await world.call('editor', 'notices.submitForReview', { noticeId })
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await recipients(noticeId)).toEqual(['painter'])
    expect(await world.refusal('editor', 'notices.createDraft', { title: '新', body: '新', audience: { segmentId } })).toBe(
      'SEGMENT_NOT_FOUND',
    )
  })

  it('is for whoever reaches all of it, to write, to submit when it grew meanwhile, and to publish', async () => {
    const segmentId = await segmentOf(whoSing)
    const input = { title: '排练', body: '周六排练。', audience: { segmentId } }
    expect(await world.refusal('otherEditor', 'notices.createDraft', input)).toBe('SEGMENT_NOT_FOUND')
    const noticeId = await drafted({ segmentId }, 'groupEditor')
    const wider = { ...whoSing, organisationIds: ['group', 'other'] }
    await world.call('administrator', 'segments.editSegment', { segmentId, name: '两组', filter: wider })
    expect(await world.refusal('groupEditor', 'notices.submitForReview', { noticeId })).toBe('SEGMENT_NOT_FOUND')
    expect((await notices.get(noticeId))?.status).toBe('draft')
    const both = await inReview({ segmentId })
    for (const openid of ['groupReviewer', 'otherReviewer']) {
      expect(await world.refusal(openid, 'notices.publish', { noticeId: both })).toBe('NOTICE_NOT_FOUND')
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'cut off after %i operations of publishing was not sent, or reaches everybody exactly once',
    async (operations) => {
      const noticeId = await inReview({ segmentId: await segmentOf(whoSing) })
      await world.cutOffAfter(operations, () => world.ask('reviewer', 'notices.publish', { noticeId }))
      await fillAll(5000)
      const notice = await notices.get(noticeId)
      const tookPlace = notice?.status === 'published'
      if (operations >= 8) expect(tookPlace).toBe(true)
      expect(await recipients(noticeId)).toEqual(tookPlace ? singers : [])
      expect(notice?.fanOut).toMatchObject(tookPlace ? { state: 'done', recipients: 450 } : { state: 'none', recipients: 0 })
    },
  )

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('cut off after %i operations of submitting can be submitted again', async (operations) => {
    const segmentId = await segmentOf({ ...whoSing, skills: ['绘画'] })
    const noticeId = await drafted({ segmentId })
    await world.call('editor', 'segments.editSegment', { segmentId, name: '剪纸', filter: { ...whoSing, skills: ['剪纸'] } })
    await world.cutOffAfter(operations, () => world.ask('editor', 'notices.submitForReview', { noticeId }))
    const submitted = (await notices.get(noticeId))?.status === 'inReview'
    expect(await wordsOf(noticeId)).toContain(submitted ? '剪纸' : '绘画')
    expect(await auditEntries.count({ targetId: noticeId, action: 'notice.inReview' })).toBe(submitted ? 1 : 0)
    if (!submitted) await world.call('editor', 'notices.submitForReview', { noticeId })
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await recipients(noticeId)).toEqual(['cutter', 'cutterToo', 'granny'])
  })
})

describe('the participants of an event as the audience', () => {
  it('are those with a seat, and those who wait when they are asked for; approved ones', async () => {
    const seated = await published({ eventId: 'e_tea' })
    expect(await recipients(seated)).toEqual(['m_wang', 'painter'])
    expect(await wordsOf(seated)).toBe('“茶话会”报名的人')
    const waiting = await published({ eventId: 'e_tea', statuses: ['confirmed', 'waitlisted'] })
    expect(await recipients(waiting)).toEqual(['cutter', 'm_wang', 'painter'])
    expect((await notices.get(waiting))?.fanOut).toMatchObject({ state: 'done', recipients: 3 })
  })

  it('are for who looks after the event', async () => {
    const input = { title: '改期', body: '改到周日。', audience: { eventId: 'e_tea' } }
    for (const openid of ['otherEditor', 'stranger']) {
      expect(await world.refusal(openid, 'notices.createDraft', input)).toBe('EVENT_NOT_FOUND')
    }
    const noticeId = await inReview({ eventId: 'e_tea' }, 'groupEditor')
    expect(await world.refusal('otherReviewer', 'notices.publish', { noticeId })).toBe('NOTICE_NOT_FOUND')
    await world.call('groupReviewer', 'notices.publish', { noticeId })
  })

  it('are reached in portions, each once, also when there are many', async () => {
    await events.insertMissing([anEvent({ _id: 'e_choir', capacity: 1000, issued: 450 })])
    const rows = singers.map((memberId, i) => aSignUp({ eventId: 'e_choir', memberId, seats: [i + 1], order: i + 1 }))
    await signUps.insertMissing(rows)
    expect(await recipients(await published({ eventId: 'e_choir' }))).toEqual(singers)
  })
})

describe('named members as the audience', () => {
  it('are reached, each once, and only their number is told', async () => {
    const noticeId = await published({ memberIds: ['painter', 'm_wang', 'painter'] }, 'administrator')
    expect(await recipients(noticeId)).toEqual(['m_wang', 'painter'])
    expect(await wordsOf(noticeId)).toBe('指定的 2 位成员')
    const [entry] = await auditEntries.find({ targetId: noticeId, action: 'notice.drafted' }, { limit: 1 })
    expect(entry?.after).toEqual({ title: '排练', members: 2 })
  })

  it('are named by who may see who is there, within reach', async () => {
    const input = (memberIds: string[]) => ({ title: '排练', body: '周六排练。', audience: { memberIds } })
    expect(await world.refusal('editor', 'notices.createDraft', input(['painter']))).toBe('MEMBER_NOT_FOUND')
    for (const ids of [['painter', 'm_stranger'], ['m_off'], ['nobody']]) {
      expect(await world.refusal('administrator', 'notices.createDraft', input(ids))).toBe('MEMBER_NOT_FOUND')
    }
    const many = Array.from({ length: 101 }, (_unused, i) => `m${i}`)
    expect(await world.refusal('administrator', 'notices.createDraft', input(many))).toBe('INVALID_INPUT')
  })

  it('are forgotten with their record', async () => {
    const noticeId = await inReview({ memberIds: ['painter', 'm_wang'] }, 'administrator')
    await forgetDeliveries('m_wang')
    expect((await notices.get(noticeId))?.audience).toEqual({ memberIds: ['painter'] })
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await recipients(noticeId)).toEqual(['painter'])
  })
})

describe('the forecast', () => {
  const forecast = (audience: Audience, by = 'administrator') => world.call(by, 'notices.forecastReach', { audience })

  it('says how many, how many by WeChat, how many only in the app, and whom to call', async () => {
    for (const openid of ['cutter', 'painter']) {
      await world.call(openid, 'notices.recordPushConsent', { accepted: ['noticePublished'] })
    }
    const paperCutters = { ...whoSing, skills: ['剪纸'] }
    const told = { people: { count: 3 }, pushable: 1, inAppOnly: 1, estimated: false }
    const granny = { count: 1, items: [{ memberId: 'granny', name: '老奶奶' }] }
    const segmentId = await segmentOf(paperCutters)
    expect(await forecast({ segmentId })).toEqual({ ...told, toCall: granny })
    expect(await forecast({ segmentId }, 'editor')).toEqual({ ...told, toCall: { count: 1, items: [] } })
    expect(await forecast({ memberIds: ['granny', 'cutter', 'cutterToo'] })).toEqual({ ...told, toCall: granny })
    expect(await forecast({ eventId: 'e_tea', statuses: ['confirmed', 'waitlisted'] })).toEqual({
      people: { count: 3 },
      pushable: 2,
      inAppOnly: 1,
      estimated: false,
      toCall: { count: 0, items: [] },
    })
    expect(await forecast({ organisationIds: ['group'], includeBelow: false })).toMatchObject({
      people: { count: await members.count({ organisationIds: 'group', status: 'approved' }) },
      pushable: 2,
      toCall: granny,
    })
  })

  it('does not count out a few to those who may not see who they are', async () => {
    const segmentId = await segmentOf({ ...whoSing, skills: ['绘画'] })
    expect(await forecast({ segmentId }, 'editor')).toEqual({ people: { fewerThan: 3 } })
    expect(await forecast({ segmentId })).toMatchObject({ people: { count: 1 } })
    expect(await forecast({ segmentId: await segmentOf({ ...whoSing, skills: ['没有'] }) })).toMatchObject({
      people: { count: 0 },
      pushable: 0,
      inAppOnly: 0,
    })
  })

  it('of very many is exact in people and in whom to call, and a proportion in the rest', async () => {
    await organisations.insertMissing([{ _id: 'city', name: '大家', parentId: 'district', path: ['district', 'city'] }])
    const belongs = { organisationIds: ['city'], organisationPaths: ['district', 'city'] }
    const ids = Array.from({ length: 6000 }, (_unused, i) => `citizen${i}`)
    for (let i = 0; i < ids.length; i += 1000) {
      const portion = ids.slice(i, i + 1000)
      await members.insertMissing(
        portion.map((id) => aMember({ ...belongs, _id: id, openid: i === 0 ? `nobody:${id}` : id, name: id })),
      )
      const credits = portion.map((id) => ({ _id: `${id}_noticePublished`, memberId: id, template: 'noticePublished', left: 1 }))
      if (i > 0) await pushCredits.insertMissing(credits)
    }
    const {
      people,
      pushable = 0,
      inAppOnly,
      estimated,
      toCall,
    } = await forecast({ organisationIds: ['city'], includeBelow: true })
    expect({ people, estimated, toCall: toCall?.count }).toEqual({ people: { count: 6000 }, estimated: true, toCall: 1000 })
    expect(pushable).toBeGreaterThanOrEqual(4500)
    expect(pushable + (inAppOnly ?? -1) + 1000).toBe(6000)
  })

  it('is of what the author could write to', async () => {
    const segmentId = await segmentOf(whoSing)
    expect(await world.refusal('otherEditor', 'notices.forecastReach', { audience: { segmentId } })).toBe('SEGMENT_NOT_FOUND')
    expect(await world.refusal('otherEditor', 'notices.forecastReach', { audience: { eventId: 'e_tea' } })).toBe(
      'EVENT_NOT_FOUND',
    )
    const elsewhere = { organisationIds: ['elsewhere'], includeBelow: true }
    expect(await world.refusal('editor', 'notices.forecastReach', { audience: elsewhere })).toBe('ROLE_REQUIRED')
    expect(await world.refusal('reviewer', 'notices.forecastReach', { audience: elsewhere })).toBe('ROLE_REQUIRED')
  })

  it('agrees with what publishing does', async () => {
    const audience = { segmentId: await segmentOf(whoSing) }
    const { people } = await forecast(audience)
    expect(people).toEqual({ count: (await recipients(await published(audience))).length })
  })
})
