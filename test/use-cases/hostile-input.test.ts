import type { UseCaseName } from '../../cloudfunctions/contracts'
import { contracts } from '../../cloudfunctions/contracts'
import type { Reply } from '../../cloudfunctions/contracts/errors'
import { errors } from '../../cloudfunctions/contracts/errors'
import { events } from '../../cloudfunctions/domains/events'
import { members } from '../../cloudfunctions/domains/members'
import { notices } from '../../cloudfunctions/domains/notices'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { segments } from '../../cloudfunctions/domains/segments'
import { aMember, anEvent, aNotice, anOpinion, aSegment } from '../factories'
import { wholeDatabase } from './support/whole-database'
import { wellFormed } from './support/well-formed'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
/** What is stored after the use cases so far: looking through every collection takes much of the time here. */
let stored: string

/** Somebody and something of each kind in another place, where the callers have no business. */
const far = {
  member: aMember({
    _id: 'm_far',
    openid: 'far-openid',
    name: '远方人',
    status: 'pending',
    organisationIds: ['elsewhere'],
    organisationPaths: ['elsewhere'],
  }),
  event: anEvent({ _id: 'e_far', status: 'draft', organisationId: 'elsewhere', organisationPath: ['elsewhere'] }),
  opinion: anOpinion({
    _id: 'o_far',
    authorId: 'm_far',
    authorName: '远方人',
    organisationId: 'elsewhere',
    organisationPath: ['elsewhere'],
  }),
  notice: aNotice({
    _id: 'n_far',
    status: 'inReview',
    audience: { organisationIds: ['elsewhere'], includeBelow: true },
    authorId: 'm_far',
    authorName: '远方人',
    organisationPaths: ['elsewhere'],
    audiencePaths: [{ path: ['elsewhere'] }],
  }),
  segment: aSegment({
    _id: 's_far',
    filter: { organisationIds: ['elsewhere'], includeBelow: true },
    organisationPaths: ['elsewhere'],
    audiencePaths: [{ path: ['elsewhere'] }],
  }),
}

const farIds = {
  memberId: 'm_far',
  leadId: 'm_far',
  eventId: 'e_far',
  opinionId: 'o_far',
  noticeId: 'n_far',
  segmentId: 's_far',
  organisationId: 'elsewhere',
  parentId: 'elsewhere',
  intoId: 'elsewhere',
  membersGoTo: 'elsewhere',
  toId: 'elsewhere',
}
const names = Object.keys(contracts) as UseCaseName[]
const callers = ['nobody', '', ...Object.values(cast).map(({ openid }) => openid)]

beforeAll(async () => {
  world = await openWorld()
  await Promise.all([
    members.insertMissing([far.member]),
    events.insertMissing([far.event]),
    opinions.insertMissing([far.opinion]),
    notices.insertMissing([far.notice]),
    segments.insertMissing([far.segment]),
  ])
  stored = await wholeDatabase()
})
afterAll(() => world.close())

const long = '长'.repeat(200_000)
const nest = (depth: number): unknown => JSON.parse('{"a":['.repeat(depth) + ']}'.repeat(depth))
const operators = [{ $ne: null }, { $gt: '' }, { $regex: '.*' }, { $where: 'true' }, [{ $ne: null }]]
const oddValues = [
  null,
  7,
  -1e308,
  true,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  '../../etc/passwd',
  ['x'],
  {},
  long,
  nest(30),
  ...operators,
]
const notAnObject = [null, undefined, 0, 7, 'text', true, [], [{}], long, nest(2000)]

/** What a stranger might send to a use case: no object, an unknown key, a forged one, or an odd value in the place of a good one. */
function hostileInputs(good: Record<string, unknown>): unknown[] {
  const withKey = (json: string) =>
    JSON.parse(JSON.stringify(good).replace(/\}$/, `${Object.keys(good).length > 0 ? ',' : ''}${json}}`)) as unknown
  const forged: object[] = [
    { unheardOf: 1 },
    { status: 'approved' },
    { memberId: { $ne: null } },
    { roles: [{ role: 'owner', organisationId: 'district' }] },
    { openid: 'owner' },
    { actor: { memberId: 'm_owner' } },
    { constructor: { prototype: { status: 'approved' } } },
  ]
  return [
    ...notAnObject,
    ...forged.map((extra) => ({ ...good, ...extra })),
    withKey('"__proto__":{"status":"approved"}'),
    ...Object.keys(good).flatMap((key) => oddValues.map((value) => ({ ...good, [key]: value }))),
    ...Object.keys(good).map((key) => Object.fromEntries(Object.entries(good).filter(([other]) => other !== key))),
    ...[
      'bm90IGEgY3Vyc29y',
      Buffer.from('[{"$gt":""},"x"]').toString('base64url'),
      Buffer.from('[1e300,"x"]').toString('base64url'),
    ].map((cursor) => ({
      ...good,
      cursor,
    })),
  ]
}

const personal = [...Object.values(cast), far.member].flatMap(({ _id, name }) => [name, _id]).concat('13812348000', 'far-openid')
const codes = Object.keys(errors)

/** What is wrong with a refusal: nothing, if it is one the phone can show and tells nothing it should not. */
function faultsOf(reply: Reply<unknown>): string[] {
  if (reply.ok) return []
  const { code, kind, message, requestId, fields, ...rest } = reply.error
  const text = JSON.stringify({ ...reply.error, fields: null })
  return [
    code === 'INTERNAL' && 'is an internal error',
    !codes.includes(code) && 'has no known code',
    (kind !== errors[code].kind || message !== errors[code].message) && 'does not say the sentence of its code',
    !/^r\d+$/.test(requestId) && 'has no number for support',
    (Object.keys(rest).length > 0 || Object.keys(reply).length !== 2) && 'says more than it should',
    fields !== undefined &&
      ((code !== 'INVALID_INPUT' && code !== 'ANSWERS_INVALID') || JSON.stringify(fields).length > 2000) &&
      'names fields it should not',
    /\bat .+:\d+|node_modules|\.ts\b|Error:/.test(text) && 'shows where the program is',
    personal.some((trace) => text.includes(trace)) && 'names somebody',
  ].filter((fault) => fault !== false)
}

/** Refused for what it asks; somebody told that it is busy just now may be let in next time. */
const isForGood = (reply: Reply<unknown> | undefined) => reply?.ok === false && reply.error.code !== 'BUSY'
const shown = (value: unknown) => (JSON.stringify(value) ?? 'undefined').slice(0, 120)

describe('what belongs to another place', () => {
  const reachable = names.filter((name) =>
    Object.values(farIds).some((id) => JSON.stringify(wellFormed(name, farIds)).includes(id)),
  )

  it('is asked for by most use cases', () => {
    expect(reachable.length).toBeGreaterThan(20)
  })

  it.each(reachable)('is not to be had through %s', async (name) => {
    for (const openid of callers.filter((caller) => caller !== 'stranger')) {
      const reply = await world.ask(openid, name, wellFormed(name, farIds))
      // A list narrowed to another place may also be empty.
      expect(reply.ok ? reply.data : { items: [] }).toEqual({ items: [] })
    }
  })
})

describe.each(names)('%s', (name) => {
  const good = wellFormed(name, farIds)
  const isUnderstood = (input: unknown) => contracts[name].input.safeParse(input ?? {}).success
  const inputs = [good, ...hostileInputs(good)]
  const ask = (openid: string, some: unknown[]) => Promise.all(some.map((input) => world.ask(openid, name, input)))

  /**
   * Who sends what. Input is looked at before who it is makes a difference, and whoever is kept out is so whatever they send: the first who
   * is let in sends everything, the others a part of it, each another.
   */
  const shares = async (all: unknown[]): Promise<{ openid: string; some: unknown[] }[]> => {
    let turnsLetIn = 0
    const found: { openid: string; some: unknown[] }[] = []
    for (const [turn, openid] of callers.entries()) {
      const [answer] = await ask(openid, [7])
      const isKeptOut = answer?.ok === false && answer.error.code !== 'INVALID_INPUT'
      const part = isKeptOut ? 16 : turnsLetIn++ === 0 ? 1 : 6
      found.push({ openid, some: all.filter((_input, i) => i % part === turn % part) })
    }
    return found
  }

  it('refuses what it does not understand, whoever asks, and stores nothing', async () => {
    const malformed = inputs.filter((input) => !isUnderstood(input))
    const faults: string[] = []
    for (const { openid, some } of await shares(malformed)) {
      for (const [i, reply] of (await ask(openid, some)).entries()) {
        const found = reply.ok ? ['was not refused'] : faultsOf(reply)
        faults.push(...found.map((fault) => `${openid || 'no openid'} ${shown(some[i])} ${fault}`))
      }
    }
    expect(malformed.length).toBeGreaterThan(10)
    expect(faults).toEqual([])
    expect(await wholeDatabase()).toBe(stored)
  })

  it('understands what is well formed, and stores nothing of what it refuses', async () => {
    const [first, ...odd] = inputs.filter(isUnderstood)
    expect(first).toBe(good)
    const faults: string[] = []
    const refused: { openid: string; some: unknown[] }[] = []
    for (const { openid, some } of await shares(odd)) {
      const understood = [good, ...some]
      const replies = await ask(openid, understood)
      for (const [i, reply] of replies.entries()) {
        faults.push(...faultsOf(reply).map((fault) => `${openid || 'no openid'} ${shown(understood[i])} ${fault}`))
      }
      refused.push({ openid, some: understood.filter((_input, i) => isForGood(replies[i])) })
    }
    // What was refused once more, now without what was not.
    stored = await wholeDatabase()
    for (const { openid, some } of refused) {
      for (const [i, reply] of (await ask(openid, some)).entries()) {
        if (reply.ok) faults.push(`${openid} ${shown(some[i])} was refused only once`)
      }
    }
    expect(faults).toEqual([])
    expect(await wholeDatabase()).toBe(stored)
  })
})

describe('a use case that does not exist', () => {
  const unknown = [
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'events.',
    '.',
    'events',
    'events.constructor',
    'events.__proto__',
  ]
  const noNames: unknown[] = [
    null,
    undefined,
    0,
    7,
    true,
    {},
    ['events.getEvent'],
    { toString: 'events.getEvent' },
    'EVENTS.GETEVENT',
    ' events.getEvent',
    long,
  ]

  it('asks for an update, whatever it is called and whoever calls', async () => {
    const before = await wholeDatabase()
    for (const openid of ['', 'nobody', 'member', 'owner']) {
      for (const name of [...unknown, ...noNames]) {
        const reply = await world.ask(openid, name, {})
        expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_USE_CASE', message: '当前版本过旧，请更新小程序' } })
        expect(faultsOf(reply)).toEqual([])
      }
    }
    expect(await wholeDatabase()).toBe(before)
  })
})

it('leaves what every object has as it was', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as { status?: string }).status).toBeUndefined()
  expect(world.now).toBe(present)
})
