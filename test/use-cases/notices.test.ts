import type { InputOf } from '../../cloudfunctions/contracts'
import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { members } from '../../cloudfunctions/domains/members'
import { notices } from '../../cloudfunctions/domains/notices'
import { deliverOwed } from '../../cloudfunctions/domains/notices/deliver-owed'
import { fillAll } from '../../cloudfunctions/domains/notices/fill-deliveries'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { templateIds } from '../../miniprogram/shared/templates'
import { aMember } from '../factories'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
const credits = collection<Stored & { left: number }>('pushCredits')
const inOrganisation = (id: string, organisationId: string, changes: Partial<MemberRecord> = {}) =>
  aMember({
    _id: id,
    openid: id,
    name: id,
    organisationIds: [organisationId],
    organisationPaths: ['district', organisationId],
    ...changes,
  })

beforeAll(async () => {
  world = await openWorld()
  await organisations.insertMissing(
    ['big', 'small'].map((id) => ({ _id: id, name: id, parentId: 'district', path: ['district', id] })),
  )
  await members.insertMissing([
    aMember({ _id: 'm_top', openid: 'top', name: '区里人', organisationIds: ['district'], organisationPaths: ['district'] }),
    inOrganisation('only', 'small'),
    inOrganisation('waits', 'small', { status: 'pending' }),
    ...Array.from({ length: 450 }, (_unused, i) => inOrganisation(`big${String(i).padStart(3, '0')}`, 'big')),
  ])
})
afterAll(() => world.close())
beforeEach(async () => {
  world.now = present
  await deliverOwed(later(60), 5000)
})

const later = (minutes: number) => new Date(present.getTime() + minutes * 60_000)
const input = (
  organisationId: string,
  changes: Partial<InputOf<'notices.createDraft'>> = {},
): InputOf<'notices.createDraft'> => ({
  title: '会员大会',
  body: '请各位会员参加。',
  audience: { organisationIds: [organisationId], includeBelow: false },
  ...changes,
})
async function inReview(organisationId = 'association', changes: Partial<InputOf<'notices.createDraft'>> = {}): Promise<string> {
  const { noticeId } = await world.call('editor', 'notices.createDraft', input(organisationId, changes))
  await world.call('editor', 'notices.submitForReview', { noticeId })
  return noticeId
}
async function published(organisationId = 'association', changes: Partial<InputOf<'notices.createDraft'>> = {}): Promise<string> {
  const noticeId = await inReview(organisationId, changes)
  await world.call('reviewer', 'notices.publish', { noticeId })
  return noticeId
}
const recipients = async (noticeId: string) =>
  (await deliveries.find({ noticeId }, { limit: 1000 })).map(({ memberId }) => memberId).sort()
async function approvedIn(belongs: (member: MemberRecord) => boolean): Promise<string[]> {
  const all = await members.find({}, { limit: 1000 })
  return all
    .filter((member) => member.status === 'approved' && belongs(member))
    .map(({ _id }) => _id)
    .sort()
}
const pushStateOf = async (noticeId: string, memberId: string) => (await deliveries.get(`${noticeId}_${memberId}`))?.push?.state
async function consented(memberId: string): Promise<void> {
  await world.call(memberId, 'notices.recordPushConsent', { accepted: ['noticePublished'] })
  await world.accept(memberId, templateIds.noticePublished)
}
const sentAbout = async (openid: string, noticeId: string) =>
  (await world.sentTo(openid)).filter(({ page }) => page.includes(noticeId)).length

describe('publishing', () => {
  it('is by another person than the author, after review', async () => {
    const { noticeId } = await world.call('administrator', 'notices.createDraft', input('association'))
    expect(await world.refusal('reviewer', 'notices.publish', { noticeId })).toBe('NOTICE_MOVED_ON')
    expect(await world.refusal('editor', 'notices.submitForReview', { noticeId })).toBe('NOTICE_NOT_FOUND')
    await world.call('administrator', 'notices.submitForReview', { noticeId })
    expect(await world.refusal('administrator', 'notices.submitForReview', { noticeId })).toBe('NOTICE_MOVED_ON')
    expect(await world.refusal('administrator', 'notices.publish', { noticeId })).toBe('OWN_NOTICE')
    expect(await recipients(noticeId)).toEqual([])
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await world.refusal('reviewer', 'notices.publish', { noticeId })).toBe('NOTICE_MOVED_ON')
    const entries = await auditEntries.find({ targetId: noticeId }, { limit: 10 })
    expect(entries.map(({ action, byId }) => `${action} ${byId}`).sort()).toEqual([
      'notice.drafted m_administrator',
      'notice.inReview m_administrator',
      'notice.published m_reviewer',
    ])
  })

  it('reaches exactly the approved members of the organisations, each once', async () => {
    const noticeId = await published('association')
    expect(await recipients(noticeId)).toEqual(await approvedIn(({ organisationIds }) => organisationIds.includes('association')))
    expect(await recipients(noticeId)).not.toContain('m_top')
  })

  it('reaches those below only when it is meant to', async () => {
    expect(await recipients(await published('district'))).toEqual(['m_top'])
    const noticeId = await published('district', {
      audience: { organisationIds: ['district', 'association'], includeBelow: true },
    })
    await fillAll(5000)
    expect(await recipients(noticeId)).toEqual(
      await approvedIn(({ organisationPaths }) => organisationPaths.includes('district')),
    )
    expect((await notices.get(noticeId))?.fanOut).toMatchObject({
      state: 'done',
      recipients: await deliveries.count({ noticeId }),
    })
  })

  it('twice at once is one publication', async () => {
    const noticeId = await inReview()
    const replies = await Promise.all(['reviewer', 'administrator'].map((who) => world.ask(who, 'notices.publish', { noticeId })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await auditEntries.count({ targetId: noticeId, action: 'notice.published' })).toBe(1)
    expect(new Set(await recipients(noticeId)).size).toBe(await deliveries.count({ noticeId }))
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'cut off after %i operations either did not take place or reaches everybody exactly once',
    async (operations) => {
      const noticeId = await inReview('big')
      await world.cutOffAfter(operations, () => world.ask('reviewer', 'notices.publish', { noticeId }))
      await fillAll(5000)
      const notice = await notices.get(noticeId)
      const tookPlace = notice?.status === 'published'
      // Eight operations: the caller, the transaction with its five, and the first rows.
      if (operations >= 8) expect(tookPlace).toBe(true)
      const everybody = await approvedIn(({ organisationIds }) => organisationIds.includes('big'))
      expect(await recipients(noticeId)).toEqual(tookPlace ? everybody : [])
      expect(notice?.fanOut).toMatchObject(tookPlace ? { state: 'done', recipients: 450 } : { state: 'none', recipients: 0 })
      expect(await auditEntries.count({ targetId: noticeId, action: 'notice.published' })).toBe(tookPlace ? 1 : 0)
    },
  )

  it('that did not take place can be done again', async () => {
    const noticeId = await inReview('small')
    await world.cutOffAfter(1, () => world.ask('reviewer', 'notices.publish', { noticeId }))
    await world.call('reviewer', 'notices.publish', { noticeId })
    expect(await recipients(noticeId)).toEqual(['only'])
  })

  it('worked on by two runs at once reaches everybody exactly once', async () => {
    const noticeId = await inReview('big')
    await world.cutOffAfter(8, () => world.ask('reviewer', 'notices.publish', { noticeId }))
    await Promise.all([fillAll(5000), fillAll(5000)])
    await fillAll(5000)
    expect(await recipients(noticeId)).toEqual(await approvedIn(({ organisationIds }) => organisationIds.includes('big')))
  })
})

describe('an audience', () => {
  it('is within what the author looks after, or nothing is stored', async () => {
    const before = await notices.count({})
    for (const organisationIds of [['elsewhere'], ['association', 'elsewhere']]) {
      const beyond = input('association', { audience: { organisationIds, includeBelow: true } })
      expect(await world.refusal('editor', 'notices.createDraft', beyond)).toBe('ROLE_REQUIRED')
    }
    expect(await world.refusal('editor', 'notices.createDraft', input('nowhere'))).toBe('ORGANISATION_NOT_FOUND')
    expect(
      await world.refusal('editor', 'notices.createDraft', {
        ...input('x'),
        audience: { organisationIds: [], includeBelow: true },
      }),
    ).toBe('INVALID_INPUT')
    expect(await world.refusal('reviewer', 'notices.createDraft', input('association'))).toBe('ROLE_REQUIRED')
    expect(await notices.count({})).toBe(before)
  })

  it('of another place is not for a reviewer from here', async () => {
    const { noticeId } = await world.call('stranger', 'notices.createDraft', input('elsewhere'))
    await world.call('stranger', 'notices.submitForReview', { noticeId })
    for (const openid of ['reviewer', 'administrator', 'owner']) {
      expect(await world.refusal(openid, 'notices.publish', { noticeId })).toBe('NOTICE_NOT_FOUND')
      const { items } = await world.call(openid, 'notices.listForStaff', { limit: 50 })
      expect(items.map((item) => item.noticeId)).not.toContain(noticeId)
    }
  })
})

describe('the inbox', () => {
  it('counts what is unread, and reading it counts down once', async () => {
    const before = await world.call('only', 'notices.listInbox', {})
    const noticeId = await published('small')
    const { items, unread } = await world.call('only', 'notices.listInbox', { limit: 50 })
    expect(unread).toBe(before.unread + 1)
    expect(items).toContainEqual({ noticeId, kind: 'notice', title: '会员大会', publishedAt: present.toISOString() })
    await world.call('only', 'notices.read', { noticeId })
    await world.call('only', 'notices.read', { noticeId })
    expect((await world.call('only', 'notices.listInbox', {})).unread).toBe(before.unread)
  })

  it('keeps when something was first read', async () => {
    const noticeId = await published('small')
    world.now = later(1)
    expect(await world.call('only', 'notices.read', { noticeId })).toMatchObject({
      body: '请各位会员参加。',
      readAt: later(1).toISOString(),
    })
    world.now = later(9)
    expect(await world.call('only', 'notices.read', { noticeId })).toMatchObject({ readAt: later(1).toISOString() })
  })

  it('keeps when something was first acknowledged', async () => {
    const noticeId = await published('small', { needsAcknowledgement: true })
    expect(await world.call('only', 'notices.read', { noticeId })).toMatchObject({ needsAcknowledgement: true })
    for (const minutes of [2, 7]) {
      world.now = later(minutes)
      expect(await world.call('only', 'notices.acknowledge', { noticeId })).toEqual({ done: true })
    }
    expect(await world.call('only', 'notices.read', { noticeId })).toMatchObject({ acknowledgedAt: later(2).toISOString() })
  })

  it('shows nobody what was not sent to them', async () => {
    const noticeId = await published('small')
    const draft = await inReview('small')
    expect(await world.refusal('member', 'notices.read', { noticeId })).toBe('NOTICE_NOT_FOUND')
    expect(await world.refusal('member', 'notices.acknowledge', { noticeId })).toBe('NOTICE_NOT_FOUND')
    expect(await world.refusal('only', 'notices.read', { noticeId: draft })).toBe('NOTICE_NOT_FOUND')
    expect(await world.refusal('only', 'notices.read', { noticeId: `${noticeId}_only` })).toBe('NOTICE_NOT_FOUND')
  })

  it('is read to its end by the cursor, the newest first, each line once', async () => {
    for (const minutes of [1, 2, 2, 3]) {
      world.now = later(minutes)
      await published('small')
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.call('only', 'notices.listInbox', { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ publishedAt, noticeId }) => `${publishedAt} ${noticeId}`))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(await deliveries.count({ memberId: 'only' }))
    expect(seen.map((line) => line.split(' ')[0])).toEqual(
      seen
        .map((line) => line.split(' ')[0])
        .sort()
        .reverse(),
    )
  })

  it('goes on after a line that is gone, and refuses what is no cursor', async () => {
    await published('small')
    world.now = later(5)
    const newest = await published('small')
    const { nextCursor } = await world.call('only', 'notices.listInbox', { limit: 1 })
    await deliveries.remove({ _id: `${newest}_only` })
    const { items } = await world.call('only', 'notices.listInbox', { limit: 50, cursor: nextCursor })
    expect(items).toEqual((await world.call('only', 'notices.listInbox', { limit: 50 })).items)
    expect(items.length).toBeGreaterThan(0)
    for (const openid of ['only', 'stranger']) {
      expect(await world.refusal(openid, 'notices.listInbox', { cursor: 'bm90IGEgY3Vyc29y' })).toBe('CURSOR_INVALID')
    }
  })

  it('takes at most two operations, with a cursor too', async () => {
    const { nextCursor } = await world.call('only', 'notices.listInbox', { limit: 1 })
    expect(nextCursor).toBeDefined()
    expect(await world.operations(() => world.call('only', 'notices.listInbox', {}))).toBeLessThanOrEqual(2)
    expect(
      await world.operations(() => world.call('only', 'notices.listInbox', { limit: 1, cursor: nextCursor })),
    ).toBeLessThanOrEqual(2)
    expect(await world.operations(() => world.call('editor', 'notices.listForStaff', {}))).toBeLessThanOrEqual(2)
  })
})

describe('the list of staff', () => {
  it('says what each may do, and shows each notice once over the pages', async () => {
    const noticeId = await inReview()
    const lineOf = async (openid: string) =>
      (await world.call(openid, 'notices.listForStaff', { limit: 50 })).items.find((item) => item.noticeId === noticeId)
    expect((await lineOf('editor'))?.can).toEqual([])
    expect((await lineOf('reviewer'))?.can).toEqual(['publish'])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.call('reviewer', 'notices.listForStaff', { limit: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map((item) => item.noticeId))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen.length).toBe(new Set(seen).size)
    expect(seen.length).toBe(
      (await notices.find({}, { limit: 1000 })).filter(({ organisationPaths }) => organisationPaths.includes('district')).length,
    )
  })
})

describe('a WeChat message', () => {
  beforeEach(() => credits.remove({ memberId: 'only' }))

  it('is sent once to somebody who agreed, and spends what they agreed to', async () => {
    await consented('only')
    const noticeId = await published('small')
    for (const minutes of [0, 1, 30]) await deliverOwed(later(minutes), 100)
    expect(await sentAbout('only', noticeId)).toBe(1)
    expect(await pushStateOf(noticeId, 'only')).toBe('sent')
    expect((await credits.get('only_noticePublished'))?.left).toBe(0)
  })

  it('is sent once also by many runs at once', async () => {
    await consented('only')
    await consented('only')
    const noticeId = await published('small')
    await Promise.all(Array.from({ length: 5 }, () => deliverOwed(present, 100)))
    expect(await sentAbout('only', noticeId)).toBe(1)
    expect((await credits.get('only_noticePublished'))?.left).toBe(1)
  })

  it('is not even tried for somebody who did not agree; their inbox has it', async () => {
    await world.accept('only', templateIds.noticePublished)
    const noticeId = await published('small')
    await deliverOwed(present, 100)
    expect(await sentAbout('only', noticeId)).toBe(0)
    expect(await pushStateOf(noticeId, 'only')).toBe('noCredit')
    const { items } = await world.call('only', 'notices.listInbox', { limit: 50 })
    expect(items.map((item) => item.noticeId)).toContain(noticeId)
  })

  it('that WeChat has no consent for sets the ledger right', async () => {
    for (const _accept of [1, 2, 3]) await world.call('second', 'notices.recordPushConsent', { accepted: ['noticePublished'] })
    const noticeId = await published('association')
    await deliverOwed(present, 100)
    expect(await sentAbout('second', noticeId)).toBe(0)
    expect(await pushStateOf(noticeId, 'm_wang')).toBe('noCredit')
    expect((await credits.get('m_wang_noticePublished'))?.left).toBe(0)
  })

  it('refused in the dialog gives nothing to spend', async () => {
    await world.call('only', 'notices.recordPushConsent', { rejected: ['noticePublished'] })
    expect((await credits.get('only_noticePublished'))?.left ?? 0).toBe(0)
  })

  it.each([0, 1, 2, 3, 4, 5, 6])('cut off after %i operations is never sent twice, and never left open', async (operations) => {
    await consented('only')
    await consented('only')
    const noticeId = await published('small')
    await world.cutOffAfter(operations, () => deliverOwed(present, 100))
    for (const minutes of [1, 6, 7, 60]) await deliverOwed(later(minutes), 100)
    const sent = await sentAbout('only', noticeId)
    const state = await pushStateOf(noticeId, 'only')
    expect(['sent', 'unknown']).toContain(state)
    expect(sent).toBeLessThanOrEqual(1)
    if (state === 'sent') expect(sent).toBe(1)
    await deliverOwed(later(600), 100)
    expect(await sentAbout('only', noticeId)).toBe(sent)
  })

  it('cut off while it was being sent stays open until its time is over, then counts as unknown', async () => {
    await consented('only')
    const noticeId = await published('small')
    await world.cutOffAfter(5, () => deliverOwed(present, 100))
    expect(await pushStateOf(noticeId, 'only')).toBe('sending')
    expect(await sentAbout('only', noticeId)).toBe(1)
    await deliverOwed(later(4), 100)
    expect(await pushStateOf(noticeId, 'only')).toBe('sending')
    await deliverOwed(later(5), 100)
    expect(await pushStateOf(noticeId, 'only')).toBe('unknown')
    expect(await sentAbout('only', noticeId)).toBe(1)
  })
})

it('keeps no consent of a guest, who has no record to keep it with', async () => {
  const before = await credits.count({})
  expect(await world.refusal('nobody', 'notices.recordPushConsent', { accepted: ['noticePublished'] })).toBe('NOT_REGISTERED')
  expect(await credits.count({})).toBe(before)
})
