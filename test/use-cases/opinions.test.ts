import type { InputOf } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { aMember } from '../factories'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
const hidden = aMember({ _id: 'm_hidden', openid: 'openid-hidden', name: '陈默言' })

beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing([
    hidden,
    aMember({
      _id: 'm_admin2',
      openid: 'admin2',
      name: '另一位管理员',
      roles: [{ role: 'administrator', organisationId: 'district' }],
    }),
    aMember({
      _id: 'm_handler2',
      openid: 'handler2',
      name: '另一位承办人',
      roles: [{ role: 'handler', organisationId: 'district' }],
    }),
  ])
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
})

const draft = (changes: Partial<InputOf<'opinions.submit'>> = {}): InputOf<'opinions.submit'> => ({
  kind: 'question',
  category: 'livelihood',
  text: '湖滨步道的路灯什么时候修？',
  ...changes,
})
const submitted = async (changes: Partial<InputOf<'opinions.submit'>> = {}, openid = 'member') =>
  (await world.call(openid, 'opinions.submit', draft(changes))).opinionId
const seen = (openid: string, opinionId: string) => world.call(openid, 'opinions.getOpinion', { opinionId })
const accept = (opinionId: string, openid = 'administrator') => world.call(openid, 'opinions.accept', { opinionId })
const assign = (opinionId: string, changes: Partial<InputOf<'opinions.assign'>> = {}) =>
  world.call('administrator', 'opinions.assign', { opinionId, leadId: 'm_handler', ...changes })
const reply = (opinionId: string, openid = 'handler') =>
  world.call(openid, 'opinions.reply', { opinionId, text: '已修好，请查看。' })

async function brought(
  to: 'accepted' | 'assigned' | 'replied',
  changes: Partial<InputOf<'opinions.submit'>> = {},
  openid = 'member',
) {
  const opinionId = await submitted(changes, openid)
  await accept(opinionId)
  if (to !== 'accepted') await assign(opinionId)
  if (to === 'replied') await reply(opinionId)
  return opinionId
}

describe('submitting', () => {
  it('answers a receipt, and the promised day', async () => {
    const { opinionId, receiptNumber } = await world.call('member', 'opinions.submit', draft())
    expect(receiptNumber).toMatch(/^20261120-\d{6}$/)
    expect(await seen('member', opinionId)).toMatchObject({
      receiptNumber,
      status: 'submitted',
      dueOn: '2026-11-25',
      authorName: '李和平',
      can: [],
    })
  })

  it('the same draft again, also many times at once, is one opinion', async () => {
    const input = draft({ draftKey: 'draft-1' })
    const first = await world.call('member', 'opinions.submit', input)
    const others = await Promise.all(Array.from({ length: 8 }, () => world.call('member', 'opinions.submit', input)))
    expect(others).toEqual(others.map(() => first))
    expect(await opinions.count({ receiptNumber: first.receiptNumber })).toBe(1)
  })

  it('the same draft key of two people is two opinions', async () => {
    const mine = await submitted({ draftKey: 'draft-2' })
    expect(await submitted({ draftKey: 'draft-2' }, 'second')).not.toBe(mine)
  })

  it('refuses what must not be published, and stores nothing', async () => {
    const before = await wholeDatabase()
    expect(await world.refusal('member', 'opinions.submit', draft({ text: '这里有违规测试的内容' }))).toBe('CONTENT_REFUSED')
    expect(await wholeDatabase()).toBe(before)
  })

  it('goes to an organisation of the author only', async () => {
    expect(await world.refusal('member', 'opinions.submit', draft({ organisationId: 'elsewhere' }))).toBe(
      'ORGANISATION_NOT_FOUND',
    )
  })
})

describe('the way of an opinion', () => {
  it('is accepted, assigned, replied and rated, each step in words its author may read', async () => {
    const opinionId = await submitted({ kind: 'suggestion' })
    expect((await seen('administrator', opinionId)).can).toEqual(['accept'])
    await accept(opinionId)
    expect(await seen('member', opinionId)).toMatchObject({ status: 'accepted', dueOn: '2026-12-09' })
    await assign(opinionId, { coHandlerIds: ['m_handler2'] })
    expect((await seen('handler', opinionId)).can).toEqual(['reply'])
    expect((await seen('handler2', opinionId)).can).toEqual(['reply'])
    await reply(opinionId)
    const answered = await seen('member', opinionId)
    expect(answered).toMatchObject({ status: 'replied', leadName: 'handler同志', can: ['rate'] })
    expect(answered.dueOn).toBeUndefined()
    expect(await world.call('member', 'opinions.rate', { opinionId, satisfied: true, comment: '谢谢' })).toEqual({
      status: 'closed',
    })
    expect(await seen('member', opinionId)).toMatchObject({
      status: 'closed',
      rating: { satisfied: true, comment: '谢谢' },
      can: [],
      steps: [
        { status: 'submitted' },
        { status: 'accepted', byName: 'administrator同志' },
        { status: 'assigned', byName: 'administrator同志' },
        { status: 'replied', byName: 'handler同志', text: '已修好，请查看。' },
        { status: 'closed', text: '满意' },
      ],
    })
  })

  it.each([
    ['question', '2026-11-27'],
    ['request', '2026-11-27'],
    ['suggestion', '2026-12-09'],
  ] as const)('promises a %s its answer by %s', async (kind, dueOn) => {
    expect(await seen('member', await brought('accepted', { kind }))).toMatchObject({ dueOn })
  })

  it('tells the author of the answer, once, without what the opinion says', async () => {
    const opinionId = await brought('replied')
    const told = await deliveries.find(
      { memberId: 'm_li', page: `/pages/opinions/detail/detail?opinionId=${opinionId}` },
      { limit: 10 },
    )
    expect(told).toMatchObject([{ title: '您的意见已答复', push: { template: 'opinionAnswered', state: 'owed' } }])
    expect(JSON.stringify(told)).not.toContain('路灯')
  })

  it('is kept in the audit, each act of staff once', async () => {
    const opinionId = await brought('replied')
    await world.call('member', 'opinions.rate', { opinionId, satisfied: false })
    const entries = await auditEntries.find({ targetId: opinionId }, { limit: 10 })
    expect(entries.map(({ action }) => action).sort()).toEqual(['opinion.accepted', 'opinion.assigned', 'opinion.replied'])
  })

  it('cannot be gone in another order', async () => {
    const opinionId = await submitted()
    const assignment = { opinionId, leadId: 'm_handler' }
    expect(await world.refusal('administrator', 'opinions.assign', assignment)).toBe('OPINION_MOVED_ON')
    expect(await world.refusal('member', 'opinions.rate', { opinionId, satisfied: true })).toBe('OPINION_MOVED_ON')
    await accept(opinionId)
    expect(await world.refusal('administrator', 'opinions.accept', { opinionId })).toBe('OPINION_MOVED_ON')
    await assign(opinionId)
    await reply(opinionId)
    expect(await world.refusal('handler', 'opinions.reply', { opinionId, text: '再答一次' })).toBe('OPINION_MOVED_ON')
    expect(await world.refusal('administrator', 'opinions.assign', assignment)).toBe('OPINION_MOVED_ON')
    await world.call('member', 'opinions.rate', { opinionId, satisfied: true })
    expect(await world.refusal('member', 'opinions.rate', { opinionId, satisfied: false })).toBe('OPINION_MOVED_ON')
  })

  it('is accepted by one of two administrators who tap at once', async () => {
    const opinionId = await submitted()
    const replies = await Promise.all(['administrator', 'admin2'].map((who) => world.ask(who, 'opinions.accept', { opinionId })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = replies.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
    expect(['OPINION_MOVED_ON', 'BUSY']).toContain(refused[0])
    expect((await seen('member', opinionId)).steps).toHaveLength(2)
    expect(await auditEntries.count({ targetId: opinionId })).toBe(1)
  })

  it('is rated once, however often it is tapped', async () => {
    const opinionId = await brought('replied')
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => world.ask('member', 'opinions.rate', { opinionId, satisfied: true })),
    )
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await seen('member', opinionId)).steps).toHaveLength(5)
  })
})

describe('who handles an opinion', () => {
  it('is somebody it was given to', async () => {
    const opinionId = await brought('assigned')
    expect(await world.refusal('administrator', 'opinions.reply', { opinionId, text: '答' })).toBe('OPINION_NOT_YOURS')
    expect(await world.refusal('handler2', 'opinions.reply', { opinionId, text: '答' })).toBe('OPINION_NOT_FOUND')
    await assign(opinionId, { leadId: 'm_handler2' })
    expect(await world.refusal('handler', 'opinions.reply', { opinionId, text: '答' })).toBe('OPINION_NOT_FOUND')
    await reply(opinionId, 'handler2')
  })

  it('is never its author', async () => {
    const opinionId = await submitted({}, 'administrator')
    expect(await world.refusal('administrator', 'opinions.accept', { opinionId })).toBe('OWN_OPINION')
    const byHandler = await submitted({}, 'handler')
    await accept(byHandler)
    expect(await world.refusal('administrator', 'opinions.assign', { opinionId: byHandler, leadId: 'm_handler' })).toBe(
      'HANDLER_INVALID',
    )
    expect(
      await world.refusal('administrator', 'opinions.assign', {
        opinionId: byHandler,
        leadId: 'm_handler2',
        coHandlerIds: ['m_handler'],
      }),
    ).toBe('HANDLER_INVALID')
  })

  it.each(['m_wang', 'm_stranger', 'm_off', 'm_nobody'])('is not %s, who cannot', async (leadId) => {
    const opinionId = await brought('accepted')
    expect(await world.refusal('administrator', 'opinions.assign', { opinionId, leadId })).toBe('HANDLER_INVALID')
    expect((await seen('member', opinionId)).status).toBe('accepted')
  })
})

describe('who sees an opinion', () => {
  it('is neither another member nor staff of another place', async () => {
    const opinionId = await brought('replied')
    for (const openid of ['second', 'stranger', 'editor', 'handler2']) {
      expect(await world.refusal(openid, 'opinions.getOpinion', { opinionId })).toBe('OPINION_NOT_FOUND')
      expect(await world.refusal(openid, 'opinions.rate', { opinionId, satisfied: true })).toBe('OPINION_NOT_FOUND')
    }
    expect(await world.refusal('stranger', 'opinions.accept', { opinionId })).toBe('OPINION_NOT_FOUND')
    expect((await world.call('stranger', 'opinions.listForStaff', { filter: 'all' })).items).toEqual([])
  })

  it('is a handler only for what was given to them', async () => {
    const given = await brought('assigned')
    const other = await submitted()
    for (const filter of ['open', 'mine', 'all'] as const) {
      const ids = (await world.call('handler', 'opinions.listForStaff', { filter, limit: 50 })).items.map(
        ({ opinionId }) => opinionId,
      )
      expect(ids).toContain(given)
      expect(ids).not.toContain(other)
    }
  })
})

describe('an anonymous opinion', () => {
  const traces = [hidden._id, hidden.openid, hidden.name]

  it('names its author to nobody but themself, at any step', async () => {
    const opinionId = await submitted({ anonymous: true }, hidden.openid)
    const act = { accept: () => accept(opinionId), assign: () => assign(opinionId), reply: () => reply(opinionId) }
    const rate = () => world.call(hidden.openid, 'opinions.rate', { opinionId, satisfied: false, comment: '还没好' })
    for (const step of [...Object.values(act), rate]) {
      await step()
      for (const openid of ['administrator', 'owner', 'handler']) {
        const replies = [
          await world.ask(openid, 'opinions.getOpinion', { opinionId }),
          await world.ask(openid, 'opinions.listForStaff', { filter: 'all', limit: 50 }),
          await world.ask(openid, 'opinions.listForStaff', { filter: 'open', limit: 50 }),
        ]
        for (const trace of traces) expect(JSON.stringify(replies)).not.toContain(trace)
      }
      expect(await seen(hidden.openid, opinionId)).toMatchObject({ anonymous: true, authorName: '陈默言' })
    }
    const kept = await auditEntries.find({ targetId: opinionId }, { limit: 10 })
    for (const trace of traces) expect(JSON.stringify(kept)).not.toContain(trace)
    const toStaff = await deliveries.find({ memberId: 'm_handler' }, { limit: 100 })
    for (const trace of traces) expect(JSON.stringify(toStaff)).not.toContain(trace)
  })

  it('is given to a colleague who raised it as to any other, and on to the next when they do not answer', async () => {
    const opinionId = await submitted({ anonymous: true }, 'handler')
    await accept(opinionId)
    await assign(opinionId, { leadId: 'm_handler' })
    expect(await world.refusal('handler', 'opinions.reply', { opinionId, text: '答' })).toBe('OWN_OPINION')
    expect((await seen('handler', opinionId)).can).toEqual([])
    expect((await seen('administrator', opinionId)).can).toEqual(['assign'])
    await assign(opinionId, { leadId: 'm_handler2' })
    await reply(opinionId, 'handler2')
  })

  it('still shows its author the answer', async () => {
    const opinionId = await brought('replied', { anonymous: true }, hidden.openid)
    expect((await seen(hidden.openid, opinionId)).steps.at(-1)).toMatchObject({ text: '已修好，请查看。', byName: 'handler同志' })
  })

  it('is the exception: a named one shows staff who raised it', async () => {
    expect(await seen('administrator', await submitted())).toMatchObject({ authorName: '李和平' })
  })
})

describe('lists', () => {
  async function pages(openid: string, name: 'opinions.listMine' | 'opinions.listForStaff', filter?: 'open' | 'all') {
    const items: { opinionId: string; dueOn?: string | undefined; submittedAt: string }[] = []
    let cursor: string | undefined
    do {
      const input = { limit: 3, ...(filter ? { filter } : {}), ...(cursor === undefined ? {} : { cursor }) }
      const page = await world.call(openid, name, input)
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return items
  }

  it('of an author show their own, the newest first, each once over the pages', async () => {
    for (const seconds of [10, 20, 20, 30]) {
      world.now = new Date(present.getTime() + seconds * 1000)
      await submitted({}, 'second')
    }
    const mine = await pages('second', 'opinions.listMine')
    expect(new Set(mine.map(({ opinionId }) => opinionId)).size).toBe(await opinions.count({ authorId: 'm_wang' }))
    expect(mine.map(({ submittedAt }) => submittedAt)).toEqual(
      mine
        .map(({ submittedAt }) => submittedAt)
        .sort()
        .reverse(),
    )
  })

  it('of staff begin with the most urgent, and show all that is open', async () => {
    const open = await pages('administrator', 'opinions.listForStaff', 'open')
    const days = open.map(({ dueOn }) => dueOn ?? 'none')
    expect(days).toEqual([...days].sort())
    expect(days).not.toContain('none')
    const due = (await opinions.find({}, { limit: 1000 })).filter(({ dueOn }) => dueOn !== null)
    expect(open.map(({ opinionId }) => opinionId).sort()).toEqual(due.map(({ _id }) => _id).sort())
  })

  it('and single opinions take at most two operations', async () => {
    const opinionId = await submitted()
    const { nextCursor } = await world.call('administrator', 'opinions.listForStaff', { filter: 'all', limit: 1 })
    expect(nextCursor).toBeDefined()
    for (const ask of [
      () => world.call('member', 'opinions.listMine', {}),
      () => world.call('administrator', 'opinions.listForStaff', {}),
      () =>
        world.call('administrator', 'opinions.listForStaff', {
          filter: 'all',
          limit: 1,
          ...(nextCursor === undefined ? {} : { cursor: nextCursor }),
        }),
      () => world.call('handler', 'opinions.listForStaff', { filter: 'mine' }),
      () => seen('administrator', opinionId),
    ]) {
      expect(await world.operations(ask)).toBeLessThanOrEqual(2)
    }
  })
})
