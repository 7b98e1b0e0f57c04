import { events, signUps } from '../../cloudfunctions/domains/events'
import { uploads } from '../../cloudfunctions/domains/files'
import { members } from '../../cloudfunctions/domains/members'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { storeFile } from '../../cloudfunctions/platform/files'
import { readSheet } from '../../cloudfunctions/platform/sheets/read-sheet'
import { aMember, anEvent, anOrganisation, aSignUp } from '../factories'
import { isStored } from './support/sheets'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let eventId: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  await organisations.insertMissing([anOrganisation('chamber', '商会')])
})
afterAll(() => world.close())

const hours = (n: number) => new Date(present.getTime() + n * 3600_000)
const days = (n: number) => hours(24 * n)
const row = (memberId: string, more: object = {}) => aSignUp({ eventId, memberId, ...more })
const came = { checkedInAt: hours(-3) }

/** An event that was over an hour ago. 李和平 came, 王秀兰 did not. */
beforeEach(async () => {
  world.now = present
  eventId = `e_${++count}`
  await events.insertMissing([anEvent({ _id: eventId, startsAt: hours(-3), endsAt: hours(-1), issued: 2 })])
  await signUps.insertMissing([row('m_li', { seats: [1, 2], companions: 1, ...came }), row('m_wang', { seats: [3] })])
})

const ratingOf = async (memberId: string) => (await signUps.get(`${eventId}_${memberId}`))?.rating

describe('rating', () => {
  const rate = (stars = 5, comment?: string) => ({ eventId, stars, ...(comment === undefined ? {} : { comment }) })

  it('is for those who came, and can be changed, also by taking the words back', async () => {
    await world.call('member', 'events.rateEvent', rate(3, '茶很好'))
    expect(await ratingOf('m_li')).toEqual({ stars: 3, comment: '茶很好', at: present })
    world.now = days(13)
    await world.call('member', 'events.rateEvent', rate(4))
    expect(await ratingOf('m_li')).toEqual({ stars: 4, comment: null, at: days(13) })
  })

  it('is not for those who did not come, were never there, or whose check-in was undone', async () => {
    for (const openid of ['second', 'editor']) {
      expect(await world.refusal(openid, 'events.rateEvent', rate())).toBe('TOOK_NO_PART')
    }
    await world.call('organiser', 'events.undoCheckIn', { eventId, memberId: 'm_li' })
    expect(await world.refusal('member', 'events.rateEvent', rate())).toBe('TOOK_NO_PART')
    expect(await ratingOf('m_li')).toBeNull()
  })

  it('begins with the end and is over after 14 days', async () => {
    world.now = hours(-1.01)
    expect(await world.refusal('member', 'events.rateEvent', rate())).toBe('EVENT_NOT_OVER')
    world.now = hours(-1 + 14 * 24)
    expect(await world.refusal('member', 'events.rateEvent', rate())).toBe('RATING_OVER')
    world.now = hours(-1.01 + 14 * 24)
    expect(await world.call('member', 'events.rateEvent', rate())).toEqual({ done: true })
  })

  it.each([0, 6, 2.5])('of %s stars is refused', async (stars) => {
    expect(await world.refusal('member', 'events.rateEvent', rate(stars))).toBe('INVALID_INPUT')
  })

  it('of an event that was called off, or is not there, is refused', async () => {
    await events.update({ _id: eventId }, { status: 'cancelled' })
    expect(await world.refusal('member', 'events.rateEvent', rate())).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('member', 'events.rateEvent', { eventId: 'e_nowhere', stars: 5 })).toBe('EVENT_NOT_FOUND')
  })

  it('is shown to the person on the event and among their data, and to nobody on the roster', async () => {
    await world.call('member', 'events.rateEvent', rate(3, '茶很好'))
    expect(await world.call('member', 'events.getEvent', { eventId })).toMatchObject({
      mine: { checkedInAt: came.checkedInAt.toISOString(), rating: { stars: 3, comment: '茶很好' } },
    })
    expect(JSON.stringify(await world.call('member', 'rights.getMyData', {}))).toContain('评价 3 分：茶很好')
    for (const openid of ['organiser', 'second', 'nobody']) {
      expect(JSON.stringify(await world.ask(openid, 'events.getEvent', { eventId }))).not.toContain('茶很好')
    }
    expect(JSON.stringify(await world.call('organiser', 'events.listRoster', { eventId }))).not.toMatch(/茶很好|stars/)
  })

  it('stays as a number without words or person when the account is closed', async () => {
    await members.insertMissing([aMember({ _id: 'm_gone', openid: 'gone', name: '孙去去' })])
    await signUps.insertMissing([row('m_gone', { seats: [4], by: { memberId: 'm_gone', name: '孙去去' } })])
    const [shown] = (await world.call('organiser', 'events.getCheckInCode', { eventId })).codes
    await world.call('gone', 'events.checkInByCode', { code: shown?.code ?? '' })
    await world.call('gone', 'events.rateEvent', rate(2, '太吵'))
    await world.call('gone', 'rights.requestErasure', {})
    await eraseDue(days(8))
    const rows = await signUps.find({ eventId, 'rating.stars': 2 }, { limit: 10 })
    expect(rows).toMatchObject([{ memberName: '已注销成员', rating: { stars: 2, comment: null } }])
    expect(JSON.stringify(rows)).not.toMatch(/m_gone|孙去去/)
    expect(JSON.stringify(await world.call('organiser', 'events.getFigures', { eventId }))).not.toMatch(/太吵|孙去去/)
  })
})

describe('figures', () => {
  const figures = (openid = 'organiser') => world.call(openid, 'events.getFigures', { eventId })

  it('count who had a seat, who came and who did not, in all and by organisation', async () => {
    await members.insertMissing([
      aMember({
        _id: 'm_trader',
        openid: 'trader',
        name: '钱老板',
        organisationIds: ['chamber'],
        organisationPaths: ['chamber'],
      }),
    ])
    await signUps.insertMissing([
      row('m_trader', { seats: [4, 5, 6], companions: 2, ...came }),
      row('m_nobody', { seats: ['m_nobody'], ...came }),
      row('m_editor', { seats: ['m_editor'], status: 'cancelled' }),
      row('m_handler', { seats: ['m_handler'], status: 'waitlisted', queue: 1 }),
    ])
    expect(await figures()).toEqual({
      title: '茶话会',
      isOver: true,
      all: { signedUp: 4, seats: 7, came: 3, cameSeats: 6, didNotCome: 1 },
      cancelled: 1,
      waiting: 1,
      organisations: [
        { organisationId: 'association', name: '联谊会', signedUp: 2, seats: 3, came: 1, cameSeats: 2, didNotCome: 1 },
        { organisationId: '', name: '已注销的成员', signedUp: 1, seats: 1, came: 1, cameSeats: 1, didNotCome: 0 },
        { organisationId: 'chamber', name: '商会', signedUp: 1, seats: 3, came: 1, cameSeats: 3, didNotCome: 0 },
      ],
      ratings: { people: 0 },
      photos: 0,
    })
  })

  it('say nothing about who did not come before the end', async () => {
    world.now = hours(-2)
    expect((await figures()).all).toEqual({ signedUp: 2, seats: 3, came: 1, cameSeats: 2 })
  })

  it('have ratings and words without names, once three people rated', async () => {
    const rated = (stars: number, comment: string | null) => ({ rating: { stars, comment, at: present }, ...came })
    await signUps.insertMissing([
      row('m_editor', { seats: [4], ...rated(5, '办得好') }),
      row('m_handler', { seats: [5], ...rated(4, null) }),
    ])
    expect((await figures()).ratings).toEqual({ people: 2 })
    await signUps.insertMissing([row('m_reviewer', { seats: [6], ...rated(2, '场地小') })])
    expect((await figures()).ratings).toEqual({
      people: 3,
      average: 3.7,
      byStars: [0, 1, 0, 1, 1],
      comments: ['办得好', '场地小'],
    })
    expect(JSON.stringify(await figures())).not.toMatch(/同志|m_editor/)
  })

  it('are for those who look after the event', async () => {
    expect(await world.refusal('stranger', 'events.getFigures', { eventId })).toBe('EVENT_NOT_FOUND')
    expect(await world.refusal('member', 'events.getFigures', { eventId })).toBe('ROLE_REQUIRED')
    expect(await figures('administrator')).toMatchObject({ title: '茶话会' })
  })
})

describe('the summary', () => {
  const send = (openid = 'organiser') => world.call(openid, 'events.sendSummary', { eventId })
  const got = () => deliveries.find({ noticeId: new RegExp(`^p_summary_${eventId}`) }, { limit: 10, orderBy: [['_id', 'asc']] })

  it('goes to the administrators nearest to the event, with the figures', async () => {
    expect(await send()).toEqual({ people: 2 })
    const [first, second] = await got()
    expect([first?.memberId, second?.memberId]).toEqual(['m_administrator', 'm_owner'])
    expect(first?.body).toBe('报名 2 人，同行 1 人。到场 1 人，同行 1 人，未到 1 人。还没有人评价。由organiser同志发送。')
    expect(first?.page).toBe(`/pages/events/summary/summary?eventId=${eventId}`)
  })

  it('goes to the event’s own administrators when there are any', async () => {
    const roles = [{ role: 'administrator' as const, organisationId: 'association' }]
    await members.insertMissing([aMember({ _id: 'm_near', openid: 'near', name: '会里的人', roles })])
    expect(await send()).toEqual({ people: 1 })
    expect((await got()).map(({ memberId }) => memberId)).toEqual(['m_near'])
    await members.remove({ _id: 'm_near' })
  })

  it('tapped again, also at once, reaches everybody once a day', async () => {
    const twice = await Promise.all([send('organiser'), send('administrator')])
    expect(twice).toEqual([{ people: 2 }, { people: 2 }])
    expect(await send()).toEqual({ people: 2 })
    expect(await got()).toHaveLength(2)
    expect(await auditEntries.count({ action: 'event.summarySent', targetId: eventId })).toBe(1)
    world.now = days(1)
    await send()
    expect(await got()).toHaveLength(4)
  })

  it('wherever the power goes, reaches everybody once when it is tapped again', async () => {
    const all = await world.operations(() => send())
    for (let cut = 0; cut <= all; cut++) {
      await deliveries.remove({ noticeId: new RegExp(`^p_summary_${eventId}`) })
      await world.cutOffAfter(cut, () => send())
      await send()
      expect([cut, (await got()).length]).toEqual([cut, 2])
    }
  })

  it('waits for the end', async () => {
    world.now = hours(-2)
    expect(await world.refusal('organiser', 'events.sendSummary', { eventId })).toBe('EVENT_NOT_OVER')
    expect(await world.refusal('stranger', 'events.sendSummary', { eventId })).toBe('EVENT_NOT_FOUND')
  })
})

describe('photos', () => {
  /** Uploads as a phone does. */
  async function uploaded(openid: string, pictures = 1): Promise<string[]> {
    const extensions = Array.from({ length: pictures }, () => 'png' as const)
    const { cloudPaths } = await world.call(openid, 'files.prepareUpload', { extensions })
    return Promise.all(cloudPaths.map((cloudPath) => storeFile(cloudPath, Buffer.from('picture'))))
  }
  const list = async (openid: string) =>
    (await world.call(openid, 'events.listPhotos', { eventId })).items.map(({ imageId }) => imageId)
  const add = (imageIds: string[], openid = 'organiser') => world.call(openid, 'events.addPhotos', { eventId, imageIds })

  it('are added by staff, each once, and seen by those who came and by staff', async () => {
    const [first = '', second = ''] = await uploaded('organiser', 2)
    expect(await add([first])).toEqual({ photos: 1 })
    expect(await add([first, second])).toEqual({ photos: 2 })
    expect(await add([first, second])).toEqual({ photos: 2 })
    expect(await list('member')).toEqual([first, second])
    expect(await world.call('administrator', 'events.listPhotos', { eventId })).toMatchObject({
      mayManage: true,
      title: '茶话会',
    })
    expect(await auditEntries.count({ action: 'event.photosAdded', targetId: eventId })).toBe(2)
  })

  it('are not for those who did not come, nor for guests', async () => {
    await add(await uploaded('organiser'))
    for (const openid of ['second', 'editor', 'stranger']) {
      expect(await world.refusal(openid, 'events.listPhotos', { eventId })).toBe('TOOK_NO_PART')
    }
    expect(await world.refusal('nobody', 'events.listPhotos', { eventId })).toBe('NOT_REGISTERED')
    expect(JSON.stringify(await world.call('nobody', 'events.getEvent', { eventId }))).not.toContain('cloud://')
  })

  it('of two colleagues at once are all there', async () => {
    const [mine, theirs] = [await uploaded('organiser', 3), await uploaded('administrator', 3)]
    await Promise.all([add(mine), add(theirs, 'administrator')])
    expect((await list('member')).sort()).toEqual([...mine, ...theirs].sort())
  })

  it('are one’s own, and sixty at most', async () => {
    const theirs = await uploaded('member')
    expect(await world.refusal('organiser', 'events.addPhotos', { eventId, imageIds: theirs })).toBe('FILE_NOT_YOURS')
    const photoIds = Array.from({ length: 60 }, (_unused, i) => `cloud://x/uploads/f_${i}.png`)
    await events.update({ _id: eventId }, { photoIds })
    const more = await uploaded('organiser')
    expect(await world.refusal('organiser', 'events.addPhotos', { eventId, imageIds: more })).toBe('PHOTOS_FULL')
    expect(await world.refusal('stranger', 'events.addPhotos', { eventId, imageIds: more })).toBe('EVENT_NOT_FOUND')
  })

  it('that are removed are gone from storage too, once', async () => {
    const [first = '', second = ''] = await uploaded('organiser', 2)
    await add([first, second])
    const removal = { eventId, imageId: first }
    await world.call('administrator', 'events.removePhoto', removal)
    expect(await list('member')).toEqual([second])
    expect([await isStored(first), await isStored(second)]).toEqual([false, true])
    expect(await uploads.count({ fileId: first })).toBe(0)
    expect(await world.refusal('organiser', 'events.removePhoto', removal)).toBe('PHOTO_NOT_FOUND')
    expect(await world.refusal('stranger', 'events.removePhoto', { eventId, imageId: second })).toBe('EVENT_NOT_FOUND')
  })

  it('that are part of a notice stay in storage', async () => {
    const [shared = ''] = await uploaded('administrator')
    const audience = { organisationIds: ['association'], includeBelow: true }
    await world.call('administrator', 'notices.createDraft', { title: '通知', body: '内容', audience, imageIds: [shared] })
    await add([shared], 'administrator')
    await world.call('administrator', 'events.removePhoto', { eventId, imageId: shared })
    expect(await isStored(shared)).toBe(true)
    expect(await list('member')).toEqual([])
  })

  it('that are also a cover, or of another event, stay in storage until nothing shows them', async () => {
    const [cover = '', shared = ''] = await uploaded('organiser', 2)
    await add([cover, shared])
    await events.update({ _id: eventId }, { cover: { imageId: cover } })
    await events.insertMissing([anEvent({ _id: `${eventId}_next`, photoIds: [shared] })])
    for (const imageId of [cover, shared]) await world.call('organiser', 'events.removePhoto', { eventId, imageId })
    expect([await isStored(cover), await isStored(shared)]).toEqual([true, true])
    await world.call('organiser', 'events.removePhoto', { eventId: `${eventId}_next`, imageId: shared })
    expect(await isStored(shared)).toBe(false)
  })

  it.each(['add', 'remove'] as const)('wherever the power goes, to %s again brings it to its end', async (act) => {
    const [photo = ''] = await uploaded('organiser')
    await add([photo])
    const tap = () =>
      act === 'add'
        ? world.ask('organiser', 'events.addPhotos', { eventId, imageIds: [photo] })
        : world.ask('organiser', 'events.removePhoto', { eventId, imageId: photo })
    for (let cut = 0; cut <= 12; cut++) {
      await events.update({ _id: eventId }, { photoIds: act === 'add' ? [] : [photo] })
      await world.cutOffAfter(cut, tap)
      await tap()
      expect([cut, await list('member')]).toEqual([cut, act === 'add' ? [photo] : []])
    }
    expect(await isStored(photo)).toBe(act === 'add')
  })

  it('stay with the event when whoever uploaded them closes their account, and can still be removed', async () => {
    const roles = [{ role: 'organiser' as const, organisationId: 'district' }]
    await members.insertMissing([aMember({ _id: 'm_left', openid: 'left', name: '周走走', roles })])
    const [photo = ''] = await uploaded('left')
    await add([photo], 'left')
    expect(JSON.stringify(await world.call('left', 'rights.getMyData', {}))).toContain('用在活动里')
    await world.call('left', 'rights.requestErasure', {})
    await eraseDue(days(8))
    expect([await list('member'), await isStored(photo), await uploads.count({ memberId: 'm_left' })]).toEqual([[photo], true, 0])
    await world.call('organiser', 'events.removePhoto', { eventId, imageId: photo })
    expect(await isStored(photo)).toBe(false)
  })
})

describe('the list as a sheet', () => {
  const questions = {
    version: 1,
    items: [{ questionId: 'meal', kind: 'oneChoice' as const, label: '口味', required: false, options: ['清淡', '微辣'] }],
  }
  const wish = (changes: object = {}) => ({ what: 'roster', filter: { eventId }, reason: '安排座位', ...changes })
  const ask = (openid: string, changes: object = {}) => world.ask(openid, 'exports.requestExport', wish(changes))
  async function exported(openid: string): Promise<{ fileName: string; rows: unknown[][] }> {
    const reply = await ask(openid)
    if (!reply.ok) throw new Error(reply.error.code)
    const { exportId } = reply.data as { exportId: string }
    const { url, fileName } = await world.call(openid, 'exports.getExport', { exportId })
    return { fileName, rows: await readSheet(Buffer.from(await (await fetch(url ?? '')).arrayBuffer()), 100) }
  }

  beforeEach(async () => {
    await events.update({ _id: eventId }, { questions })
    await signUps.update({ eventId, memberId: 'm_li' }, { answers: { meal: '微辣' } })
    await signUps.insertMissing([row('m_former', { seats: ['m_former'], memberName: '已注销成员', order: 5, ...came })])
  })

  it('has everybody with answers and without phones, marked with who took it and what for', async () => {
    const { fileName, rows } = await exported('organiser')
    expect(fileName).toBe('活动名单：茶话会-organiser同志导出-2026-11-20.xlsx')
    expect(rows[0]?.[0]).toContain('活动名单：茶话会 · 由organiser同志（活动负责人）于2026年11月20日 14:00导出')
    expect(rows.slice(3)).toEqual([
      ['1、2', '李和平', '联谊会', '已报名', '1', '11月20日 11:00', null, '11月20日 10:00', '本人', '口味：微辣'],
      ['3', '李和平', '联谊会', '已报名', '0', null, null, '11月20日 10:00', '本人', null],
      [null, '已注销成员', null, '已报名', '0', '11月20日 11:00', null, '11月20日 10:00', '本人', null],
    ])
  })

  it('is told to everybody in it, and is an entry with its reason and without a name', async () => {
    await exported('organiser')
    const { items } = await world.call('second', 'members.listWhoLooked', {})
    expect(items[0]).toMatchObject({ byName: 'organiser同志', reason: '安排座位' })
    const entries = await auditEntries.find({ action: 'roster.exported', 'after.eventId': eventId }, { limit: 5 })
    expect(entries).toMatchObject([
      { reason: '安排座位', after: { rows: 3, title: '茶话会' }, organisationPath: ['district', 'association'] },
    ])
    expect(JSON.stringify(entries)).not.toContain('李和平')
  })

  it('is for those who look after the event, and to be fetched only as long as they do', async () => {
    expect(await ask('stranger')).toMatchObject({ error: { code: 'EVENT_NOT_FOUND' } })
    expect(await ask('member')).toMatchObject({ error: { code: 'ROLE_REQUIRED' } })
    expect(await ask('organiser', { withPhones: true })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    const reply = await ask('organiser', { draftKey: 'once' })
    expect(await ask('organiser', { draftKey: 'once' })).toEqual(reply)
    const { exportId } = (reply as { data: { exportId: string } }).data
    expect(await world.refusal('administrator', 'exports.getExport', { exportId })).toBe('EXPORT_NOT_FOUND')
    await members.update({ _id: 'm_organiser' }, { roles: [{ role: 'organiser', organisationId: 'elsewhere' }] })
    expect(await world.refusal('organiser', 'exports.getExport', { exportId })).toBe('EXPORT_NOT_FOUND')
    await members.update({ _id: 'm_organiser' }, { roles: [{ role: 'organiser', organisationId: 'district' }] })
  })

  it('of members stays with administrators', async () => {
    expect(await world.refusal('organiser', 'exports.requestExport', { what: 'members', filter: {}, reason: '看看' })).toBe(
      'ROLE_REQUIRED',
    )
  })
})
