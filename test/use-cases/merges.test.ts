import { events, noteParticipation, settleEvents, signUps } from '../../cloudfunctions/domains/events'
import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { members, merges } from '../../cloudfunctions/domains/members'
import { looks } from '../../cloudfunctions/domains/members/look-store'
import { finishMerges, lookForDuplicates } from '../../cloudfunctions/domains/merges'
import { duplicates } from '../../cloudfunctions/domains/merges/store'
import { fillAll, notices } from '../../cloudfunctions/domains/notices'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { deliveries, personalDelivery } from '../../cloudfunctions/kernel/outbox'
import { collection, command } from '../../cloudfunctions/platform/database'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember, anEvent, aNotice, anOpinion, aQuota, aSignUp } from '../factories'
import { cutsUpTo } from './support/cuts'
import { seatsOf } from './support/seats'
import { declaredFields, nameEverywhere, whereIs } from './support/everywhere'
import { whatNames } from './support/naming'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let count = 0
/** Ids of the records of one person, anew for every test. */
let keepId = ''
let goId = ''

/** Database operations after each of which the power goes once. */
const cutOffs = 150

const later = (seconds: number) => new Date(present.getTime() + seconds * 1000)
const phone = (number: string) => ({ phone: encryptPhone(number), phoneHash: hashPhone(number) })

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(anotherPair)

/** A new pair in a product without the traces of the former. */
async function anotherPair(): Promise<void> {
  const ids = { _id: command().gt('') }
  for (const each of [events, signUps, opinions, notices, deliveries, looks, merges, duplicates, collection('auditEntries')])
    await each.remove(ids)
  for (const id of [keepId, goId]) await members.remove({ _id: id })
  count++
  keepId = `m_keep${count}z`
  goId = `m_gone${count}z`
}

/** The two records: one of WeChat, one that staff entered. */
async function twoRecords(changes: { keep?: Partial<MemberRecord>; go?: Partial<MemberRecord> } = {}): Promise<void> {
  const assisted = {
    byId: 'm_liaison',
    byName: 'liaison同志',
    at: present,
    how: 'inPerson',
    note: null,
    takenOverAt: null,
  } as const
  await members.insertMissing([
    aMember({ _id: keepId, openid: `keep${count}`, name: '陈静', occupation: null, skills: ['唱歌'], ...changes.keep }),
    aMember({ _id: goId, openid: `nobody:${count}`, name: '陈静', ...phone('13700001111'), assisted, ...changes.go }),
  ])
}

/** Everything a person can leave behind: four events, opinions, messages, looks, and work as staff. */
async function history(): Promise<void> {
  const e = (name: string) => `e_${name}${count}`
  await events.insertMissing([
    anEvent({ _id: e('only'), issued: 1, creatorId: goId }),
    anEvent({ _id: e('both'), issued: 2, capacity: 2, waiting: 1, queued: 1 }),
    anEvent({ _id: e('seat'), issued: 1, capacity: 1, waiting: 1, queued: 1 }),
    anEvent({ _id: e('quota'), issued: 1, quotas: { association: aQuota({ most: 1, issued: 1 }) } }),
    anEvent({ _id: e('line'), issued: 1, capacity: 1, waiting: 2, queued: 2 }),
  ])
  const waits = (eventId: string, memberId: string, queue: number) =>
    aSignUp({ eventId, memberId, status: 'waitlisted', seats: [memberId], queue, order: 1_000_000_000 + queue })
  await signUps.insertMissing([
    aSignUp({ eventId: e('only'), memberId: goId, checkedInAt: present, companions: 0 }),
    aSignUp({ eventId: e('both'), memberId: keepId, seats: [1] }),
    aSignUp({ eventId: e('both'), memberId: goId, seats: [2], order: 2, checkedInAt: present }),
    waits(e('both'), 'm_li', 1),
    aSignUp({ eventId: e('seat'), memberId: goId }),
    waits(e('seat'), keepId, 1),
    aSignUp({ eventId: e('quota'), memberId: keepId, status: 'pending', seats: [keepId], order: 2_000_000_000 }),
    aSignUp({
      eventId: e('quota'),
      memberId: goId,
      status: 'offered',
      quota: 'association',
      seats: [1, 'association#1'],
      offerEndsAt: later(7200),
    }),
    aSignUp({
      eventId: e('line'),
      memberId: 'm_li',
      by: { memberId: goId, name: '陈静' },
      checkIns: [{ at: present, byId: goId, byName: '陈静', undone: false }],
    }),
    waits(e('line'), goId, 1),
    waits(e('line'), keepId, 2),
  ])
  await opinions.insertMissing([
    anOpinion({ _id: `o_raised${count}`, receiptNumber: `a${count}`, authorId: goId, authorName: '陈静' }),
    anOpinion({
      _id: `o_led${count}`,
      receiptNumber: `b${count}`,
      status: 'assigned',
      leadId: goId,
      leadName: '陈静',
      coHandlerIds: [keepId, 'm_handler'],
    }),
  ])
  const message = (occasion: string, memberId: string) =>
    personalDelivery(
      {
        occasion: `${occasion}${count}`,
        memberId,
        title: '提醒',
        body: '请看',
        page: '/pages/home/home',
        template: 'noticePublished',
        fields: { thing1: '', thing2: '', time3: '', thing4: '' },
      },
      present,
    )
  await deliveries.insertMissing([
    message('owed', goId),
    { ...message('twice', goId), readAt: present },
    { ...message('twice', keepId), push: null },
  ])
  await notices.insertMissing([
    aNotice({ _id: `n_his${count}`, authorId: goId, fanOut: { state: 'done', after: goId, recipients: 1 } }),
  ])
  const look = { byId: 'm_liaison', byName: '', byRole: '联络员', at: present, what: '手机号', reason: '通知' }
  await looks.insertMissing([
    { _id: `k_at${count}`, memberId: goId, ...look },
    { _id: `k_by${count}`, memberId: 'm_wang', ...look, byId: goId },
  ])
}

const merge = () => world.call('administrator', 'merges.mergeMembers', { keepId, goId, reason: '同一个人' })

/** What must hold whatever happened on the way. */
async function expectOnePerson(): Promise<void> {
  const naming = await whatNames(goId)
  expect(naming.filter((text) => !text.startsWith('auditEntries') && !text.startsWith('merges'))).toEqual([])
  const e = (name: string) => `e_${name}${count}`
  const rowOf = (name: string, memberId: string) => signUps.get(`${e(name)}_${memberId}`)
  expect(await rowOf('only', keepId)).toMatchObject({ status: 'confirmed', seats: [1], checkedInAt: present })
  expect(await rowOf('both', keepId)).toMatchObject({ status: 'confirmed', seats: [2], checkedInAt: present })
  expect(await rowOf('both', 'm_li')).toMatchObject({ status: 'offered', seats: [1] })
  expect(await rowOf('quota', keepId)).toMatchObject({ status: 'offered', seats: [1, 'association#1'], quota: 'association' })
  expect(await rowOf('seat', keepId)).toMatchObject({ status: 'confirmed', seats: [1] })
  expect(await rowOf('line', keepId)).toMatchObject({ status: 'waitlisted', queue: 1 })
  expect(await rowOf('line', 'm_li')).toMatchObject({ checkIns: [{ byId: keepId }], by: { memberId: keepId } })
  for (const name of ['only', 'both', 'seat', 'quota', 'line']) {
    const event = await events.get(e(name))
    const { held, byQuota } = await seatsOf(e(name))
    expect(held).toBe(name === 'both' ? 2 : 1)
    expect(byQuota).toEqual(name === 'quota' ? { association: 1 } : {})
    expect(event).toMatchObject({ waiting: name === 'line' ? 1 : 0, free: [] })
  }
  expect(await opinions.get(`o_raised${count}`)).toMatchObject({ authorId: keepId, steps: [{ byId: keepId }] })
  expect(await opinions.get(`o_led${count}`)).toMatchObject({ leadId: keepId, coHandlerIds: ['m_handler'] })
  expect(await deliveries.get(`p_owed${count}_${keepId}`)).toMatchObject({ push: { state: 'owed' } })
  expect(await deliveries.get(`p_twice${count}_${keepId}`)).toMatchObject({ readAt: present })
  expect(await members.get(keepId)).toMatchObject({ skills: ['唱歌'], occupation: '教师', phoneHash: hashPhone('13700001111') })
}

/** The rounds of the timer that follow: one at once, one when all is quiet. */
async function timer(): Promise<void> {
  await finishMerges(later(1))
  await finishMerges(later(61))
  await settleEvents(later(120))
}

describe('merging', () => {
  it('moves everything, tells the member, and shows it in what is held', async () => {
    await twoRecords()
    await history()
    // As many as the cut-offs below go through, or they would miss the end.
    expect(await world.operations(merge)).toBeLessThan(cutOffs)
    expect(await merge()).toEqual({ memberId: keepId })
    expect(await signUps.get(`e_only${count}_${keepId}`)).toMatchObject({ status: 'confirmed' })
    await timer()
    await expectOnePerson()
    const { items } = await world.call(`keep${count}`, 'notices.listInbox', {})
    expect(items.map(({ title }) => title)).toContain('您的两份登记已合并')
    const { parts } = await world.call(`keep${count}`, 'rights.getMyData', {})
    expect(parts.find(({ title }) => title === '登记的合并')?.items).toMatchObject([
      { lines: [expect.anything(), '原因：同一个人'] },
    ])
    const audit = await world.call('owner', 'audit.listEntries', { targetId: keepId })
    expect(audit.items).toMatchObject([{ action: 'member.merged', reason: '同一个人' }])
  })

  it('leaves the record that went named in no field of any collection', async () => {
    await twoRecords()
    const removeAgain = await nameEverywhere(goId, `all${count}`)
    const there = await whereIs(new Set([goId]))
    // All of them, or this would prove less than it says; what the audit and earlier merges say stays as it was said.
    const stays = (field: string) => /^(auditEntries|merges\.goneId)/.test(field)
    expect(declaredFields.filter((field) => !there.has(field) && !stays(field))).toEqual([])
    await merge()
    await finishMerges(later(61))
    expect([...(await whereIs(new Set([goId])))].filter((field) => !stays(field))).toEqual([])
    const gone = ['duplicates.memberIds', 'pushCredits.memberId', 'archives.memberId']
    const moved = await whereIs(new Set([keepId]))
    expect(declaredFields.filter((field) => !moved.has(field) && !stays(field))).toEqual(gone)
    const office = await organisations.get(`office_all${count}`)
    expect(office?.officers).toEqual([
      { memberId: 'm_wang', title: '副会长' },
      { memberId: keepId, title: '会长' },
    ])
    await removeAgain()
  })

  it('notes on the one that stays what the other took part in, and frees the second place of an intake', async () => {
    const intake = { periodId: `period${count}`, startsOn: '2026-11-01', endsOn: '2026-11-30', most: 2 }
    await collection('intakes').insert({ _id: intake.periodId, ...{ organisationId: 'association', taken: 2 } })
    const tookPart = [{ eventId: 'e_earlier', kind: 'training' as const, at: later(-9000) }]
    const intakePeriods = [intake.periodId]
    await twoRecords({ keep: { intakePeriods }, go: { intakePeriods, tookPart } })
    const eventId = `e_over${count}`
    await events.insertMissing([anEvent({ _id: eventId, startsAt: later(-7200), endsAt: later(-3600), issued: 1 })])
    await signUps.insertMissing([aSignUp({ eventId, memberId: goId })])
    await world.call('organiser', 'events.checkIn', { eventId, memberId: goId })
    await merge()
    await noteParticipation(later(2), 100)
    await finishMerges(later(61))
    await noteParticipation(later(61), 100)
    expect((await members.get(keepId))?.tookPart?.map((part) => part.eventId)).toEqual(['e_earlier', eventId])
    expect(await collection('intakes').get(intake.periodId)).toMatchObject({ taken: 1 })
  })

  it('tells those a notice is being sent to by name once, whichever of their records it names', async () => {
    await twoRecords()
    const notice = aNotice({ _id: `n_named${count}`, audience: { memberIds: [goId, 'm_wang'].sort() }, status: 'published' })
    await notices.insertMissing([{ ...notice, fanOut: { state: 'filling', after: `m_l`, recipients: 0 } }])
    await merge()
    await finishMerges(later(61))
    await fillAll(100)
    const told = await deliveries.find({ noticeId: notice._id }, { limit: 10 })
    expect(told.map(({ memberId }) => memberId).sort()).toEqual([keepId, 'm_wang'].sort())
    expect(await notices.get(notice._id)).toMatchObject({ fanOut: { state: 'done', recipients: 2 } })
  })

  it('says before what will become of it', async () => {
    await twoRecords({ go: { roles: [{ role: 'editor', organisationId: 'association' }] } })
    await history()
    // Whichever way round it is asked, the one with a WeChat stays.
    const preview = await world.call('administrator', 'merges.previewMerge', { keepId: goId, goId: keepId })
    expect(preview).toMatchObject({
      keepId,
      goId,
      moves: { signUps: 5, events: 1, opinionsRaised: 1, opinionsHandled: 1, deliveries: 2, notices: 1, roles: 1 },
      ownOpinions: 0,
      closesWeChat: false,
      maySwap: false,
    })
    expect(preview.fields).toContainEqual({ field: 'phone', kept: '', gone: '137****1111', after: '137****1111' })
    expect(preview.clashes.map(({ keptStatus, goneStatus, stays }) => [keptStatus, goneStatus, stays]).sort()).toEqual([
      ['confirmed', 'confirmed', 'gone'],
      ['pending', 'offered', 'gone'],
      ['waitlisted', 'confirmed', 'gone'],
      ['waitlisted', 'waitlisted', 'gone'],
    ])
    expect(await world.refusal('stranger', 'merges.previewMerge', { keepId, goId })).toBe('MEMBER_NOT_FOUND')
  })

  it('can be sent twice, and by two colleagues at once', async () => {
    await twoRecords()
    await history()
    const answers = await Promise.all([
      world.ask('administrator', 'merges.mergeMembers', { keepId, goId, reason: '同一个人' }),
      world.ask('owner', 'merges.mergeMembers', { keepId, goId, reason: '同一个人' }),
    ])
    expect(answers.some(({ ok }) => ok)).toBe(true)
    expect(await merge()).toEqual({ memberId: keepId })
    await timer()
    await expectOnePerson()
    const told = await deliveries.count({ memberId: keepId, title: '您的两份登记已合并' })
    expect(told).toBe(1)
    expect(await merge()).toEqual({ memberId: keepId })
  })

  it('refuses when a third colleague has merged one of them elsewhere', async () => {
    await twoRecords()
    await members.insertMissing([aMember({ _id: `m_third${count}`, openid: `third${count}` })])
    await merge()
    const other = { keepId: `m_third${count}`, goId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', other)).toBe('ALREADY_MERGED')
  })

  it('follows a record that is itself merged before the first merge is done', async () => {
    await twoRecords()
    await history()
    const thirdId = `m_third${count}`
    await members.insertMissing([aMember({ _id: thirdId, openid: `third${count}`, name: '陈静' })])
    await merge()
    await world.call('administrator', 'merges.mergeMembers', { keepId: thirdId, goId: keepId, reason: '还有一份' })
    await finishMerges(later(61))
    for (const id of [goId, keepId]) {
      expect((await whatNames(id)).filter((text) => !/^(auditEntries|merges) /.test(text))).toEqual([])
    }
    expect(await signUps.get(`e_seat${count}_${thirdId}`)).toMatchObject({ status: 'confirmed', seats: [1] })
  })

  it('keeps what a request wrote that was under way', async () => {
    await twoRecords()
    await merge()
    await opinions.insertMissing([anOpinion({ _id: `o_late${count}`, receiptNumber: `late${count}`, authorId: goId })])
    await finishMerges(later(61))
    expect(await opinions.get(`o_late${count}`)).toMatchObject({ authorId: keepId })
  })

  it.each(cutsUpTo(cutOffs))('goes on where it was cut off after %i operations', async (operations) => {
    await twoRecords()
    await history()
    await world.cutOffAfter(operations, merge)
    // The administrator tries again, or the timer goes on alone.
    if (operations % 2 === 0) await merge()
    else if ((await merges.count({ goneId: goId })) === 0) return
    await finishMerges(later(61))
    await settleEvents(later(120))
    await expectOnePerson()
  })
})

describe('who may merge what', () => {
  it('is an administrator who reaches both, never their own', async () => {
    await twoRecords({ go: { organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] } })
    const wanted = { keepId, goId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', wanted)).toBe('MEMBER_NOT_FOUND')
    expect(await world.refusal('liaison', 'merges.mergeMembers', wanted)).toBe('ROLE_REQUIRED')
    const own = { keepId: 'm_administrator', goId: keepId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', own)).toBe('OWN_RECORD')
    expect(await world.refusal('administrator', 'merges.mergeMembers', { ...own, keepId: keepId })).toBe('MEMBER_NOT_FOUND')
  })

  it('gives nobody what this administrator could not give', async () => {
    await twoRecords({
      go: { organisationIds: ['association', 'elsewhere'], organisationPaths: ['district', 'association', 'elsewhere'] },
    })
    const wanted = { keepId, goId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', wanted)).toBe('MERGE_BEYOND_REACH')
    const roles: MemberRecord['roles'] = [{ role: 'owner', organisationId: 'district' }]
    await members.update({ _id: goId }, { organisationIds: ['association'], roles })
    expect(await world.refusal('administrator', 'merges.mergeMembers', wanted)).toBe('MERGE_BEYOND_REACH')
    await members.update({ _id: goId }, { roles: [{ role: 'editor', organisationId: 'association' }] })
    await world.call('administrator', 'merges.mergeMembers', wanted)
    expect((await members.get(keepId))?.roles).toEqual([{ role: 'editor', organisationId: 'association' }])
  })

  it('locks nobody out whom this administrator could not suspend', async () => {
    await twoRecords({ keep: { roles: [{ role: 'owner', organisationId: 'district' }] }, go: { status: 'suspended' } })
    const wanted = { keepId, goId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', wanted)).toBe('MERGE_BEYOND_REACH')
    expect(await members.get(keepId)).toMatchObject({ status: 'approved' })
    await world.call('owner', 'merges.mergeMembers', wanted)
    expect(await members.get(keepId)).toMatchObject({ status: 'suspended' })
  })

  it('does not lock a person out of their WeChat, and tells the one that closes', async () => {
    await twoRecords({ go: { openid: `other${count}` } })
    await world.call('administrator', 'merges.mergeMembers', { keepId, goId, reason: '换了微信' })
    await timer()
    expect(await world.call(`other${count}`, 'members.getMe', {})).toMatchObject({ status: 'guest' })
    const again = { name: '陈静', organisationIds: ['association'], consentVersion: '2026-11' }
    expect(await world.refusal(`other${count}`, 'members.register', again)).toBe('MERGED_ELSEWHERE')
    await anotherPair()
    await twoRecords()
    const wrong = { keepId: goId, goId: keepId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', wrong)).toBe('MERGE_ORDER')
  })

  it('waits until somebody who leaves is gone, and goes with them', async () => {
    await twoRecords()
    const { dueAt } = await world.call(`keep${count}`, 'rights.requestErasure', {})
    const wanted = { keepId, goId, reason: '同一个人' }
    expect(await world.refusal('administrator', 'merges.mergeMembers', wanted)).toBe('MEMBER_LEAVING')
    await world.call(`keep${count}`, 'rights.cancelErasure', {})
    await merge()
    await timer()
    await world.call(`keep${count}`, 'rights.requestErasure', {})
    await eraseDue(new Date(dueAt))
    expect((await whatNames(keepId, goId)).filter((text) => !text.startsWith('auditEntries'))).toEqual([])
  })
})

describe('records that look alike', () => {
  it('are found by phone and by name, shown within reach, and not again once told apart', async () => {
    world.now = later(1)
    await twoRecords({
      keep: { ...phone('13600001111'), name: '双一' },
      go: { ...phone('13600001111'), name: '双一', registeredAt: later(-5) },
    })
    await lookForDuplicates(present)
    const mine = async (who: string) =>
      (await world.call(who, 'merges.listDuplicates', { limit: 50 })).items.filter(({ people }) => people[0]?.name === '双一')
    const [pair] = await mine('administrator')
    expect(pair).toMatchObject({ why: ['phone', 'name'], people: [{ memberId: keepId }, { memberId: goId, assisted: true }] })
    expect(await mine('stranger')).toEqual([])
    const { duplicateId = '' } = pair ?? {}
    expect(await world.refusal('stranger', 'merges.dismissDuplicate', { duplicateId })).toBe('DUPLICATE_NOT_FOUND')
    await world.call('administrator', 'merges.dismissDuplicate', { duplicateId })
    await world.call('administrator', 'merges.dismissDuplicate', { duplicateId })
    await lookForDuplicates(later(24 * 3600))
    expect(await mine('administrator')).toEqual([])
    const operations = await world.operations(() => world.call('administrator', 'merges.listDuplicates', {}))
    expect(operations).toBeLessThanOrEqual(2)
  })

  it('are found once however often the search is cut off', async () => {
    await twoRecords({ keep: { name: '双三' }, go: { name: '双三' } })
    // Everybody is looked at in one round of few people; the pair is found before the round is written down.
    for (let operations = 0; operations < 12; operations++) {
      await collection('duplicateSearches').remove({})
      await world.cutOffAfter(operations, () => lookForDuplicates(present))
      await lookForDuplicates(present)
      expect((await duplicates.find({ memberIds: keepId }, { limit: 5 })).map(({ memberIds }) => memberIds)).toEqual([
        [keepId, goId].sort(),
      ])
      await duplicates.remove({})
    }
    await collection('duplicateSearches').remove({})
    expect(await world.operations(() => lookForDuplicates(present))).toBeLessThan(12)
  })

  it('are found as soon as somebody registers', async () => {
    await twoRecords({ keep: { name: '双二' }, go: { name: '双二', registeredAt: later(5) } })
    await lookForDuplicates(later(6))
    const { items } = await world.call('administrator', 'merges.listDuplicates', { limit: 50 })
    expect(items.map(({ people }) => people.map(({ memberId }) => memberId).sort())).toContainEqual([goId, keepId].sort())
  })
})
