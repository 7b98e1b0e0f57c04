import fc from 'fast-check'
import type { InputOf } from '../../cloudfunctions/contracts'
import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { members } from '../../cloudfunctions/domains/members'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { segments } from '../../cloudfunctions/domains/segments'
import { matches } from '../../cloudfunctions/domains/segments/rules'
import { criteriaOf } from '../../cloudfunctions/domains/segments/store'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { eventKindLabels } from '../../miniprogram/shared/labels'
import { aMember } from '../factories'
import type { World } from './support/world'
import { openWorld } from './support/world'

type Filter = InputOf<'segments.countMatches'>['filter']
type Kind = keyof typeof eventKindLabels

let world: World
const kinds = Object.keys(eventKindLabels) as Kind[]
const inGroup = (id: string, changes: Partial<MemberRecord> = {}) =>
  aMember({ _id: id, openid: id, name: id, organisationIds: ['group'], organisationPaths: ['district', 'group'], ...changes })
const inTheGroup: Filter = { organisationIds: ['group'], includeBelow: true }

beforeAll(async () => {
  world = await openWorld()
  await organisations.insertMissing([
    { _id: 'group', name: '小组', parentId: 'district', path: ['district', 'group'] },
    { _id: 'crowd', name: '大家', parentId: 'district', path: ['district', 'crowd'] },
  ])
  await members.insertMissing([
    inGroup('calligrapher', { skills: ['书法', '茶艺'] }),
    inGroup('cook', { skills: ['烹饪'] }),
    inGroup('helper', { tookPart: [{ eventId: 'e_river', kind: 'volunteering', at: new Date('2026-11-01T01:00:00Z') }] }),
    inGroup('waiting', { status: 'pending', skills: ['书法'] }),
    aMember({
      _id: 'groupEditor',
      openid: 'groupEditor',
      name: '小组编辑',
      roles: [{ role: 'editor', organisationId: 'group' }],
    }),
    aMember({
      _id: 'groupLiaison',
      openid: 'groupLiaison',
      name: '小组联络员',
      roles: [{ role: 'liaison', organisationId: 'group' }],
    }),
  ])
})
afterAll(() => world.close())

async function saved(name: string, filter: Filter = inTheGroup, by = 'administrator'): Promise<string> {
  return (await world.call(by, 'segments.createSegment', { name, filter })).segmentId
}
const namesSeenBy = async (openid: string) =>
  (await world.call(openid, 'segments.listSegments', { limit: 50 })).items.map(({ name }) => name)

describe('a saved filter', () => {
  it('is made, changed and deleted, each with its trace', async () => {
    const segmentId = await saved('书法爱好者', { ...inTheGroup, skills: ['书法'] })
    expect(await world.call('editor', 'segments.getSegment', { segmentId })).toMatchObject({
      name: '书法爱好者',
      words: '小组及下级；会书法',
      byName: 'administrator同志',
    })
    const filter = { ...inTheGroup, skills: ['茶艺'] }
    await world.call('organiser', 'segments.editSegment', { segmentId, name: '茶友', filter })
    expect(await world.call('liaison', 'segments.getSegment', { segmentId })).toMatchObject({ name: '茶友', filter })
    await world.call('editor', 'segments.deleteSegment', { segmentId })
    expect(await world.refusal('administrator', 'segments.getSegment', { segmentId })).toBe('SEGMENT_NOT_FOUND')
    expect(await world.refusal('editor', 'segments.deleteSegment', { segmentId })).toBe('SEGMENT_NOT_FOUND')
    const entries = await auditEntries.find({ targetId: segmentId }, { limit: 10 })
    expect(entries.map(({ action, byId }) => `${action} ${byId}`).sort()).toEqual([
      'segment.created m_administrator',
      'segment.deleted m_editor',
      'segment.edited m_organiser',
    ])
  })

  it('is not for members, reviewers or handlers', async () => {
    for (const openid of ['member', 'reviewer', 'handler']) {
      expect(await world.refusal(openid, 'segments.countMatches', { filter: inTheGroup })).toBe('ROLE_REQUIRED')
      expect(await world.refusal(openid, 'segments.listSegments', {})).toBe('ROLE_REQUIRED')
    }
  })

  it('is within what somebody looks after, all of it, or nothing is stored', async () => {
    const segmentId = await saved('全区', { organisationIds: ['district'], includeBelow: true })
    const before = await segments.count({})
    for (const organisationIds of [['district'], ['group', 'elsewhere']]) {
      const filter = { organisationIds, includeBelow: true }
      expect(await world.refusal('groupEditor', 'segments.createSegment', { name: '太大', filter })).toBe('ROLE_REQUIRED')
      expect(await world.refusal('groupEditor', 'segments.countMatches', { filter })).toBe('ROLE_REQUIRED')
    }
    expect(await world.refusal('groupEditor', 'segments.getSegment', { segmentId })).toBe('SEGMENT_NOT_FOUND')
    expect(await world.refusal('groupEditor', 'segments.editSegment', { segmentId, name: '小', filter: inTheGroup })).toBe(
      'SEGMENT_NOT_FOUND',
    )
    expect(await world.refusal('stranger', 'segments.deleteSegment', { segmentId })).toBe('SEGMENT_NOT_FOUND')
    expect(await segments.count({})).toBe(before)
    expect(await namesSeenBy('groupEditor')).not.toContain('全区')
    expect(await namesSeenBy('stranger')).toEqual([])
    expect(await namesSeenBy('editor')).toContain('全区')
  })

  it('of organisations that do not exist, or of days that cannot be, is refused', async () => {
    const nowhere = { organisationIds: ['nowhere'], includeBelow: true }
    const backwards = { ...inTheGroup, joinedFrom: '2026-11-02', joinedTo: '2026-11-01' }
    for (const [filter, code] of [
      [nowhere, 'ORGANISATION_NOT_FOUND'],
      [backwards, 'FILTER_DATES_INVALID'],
    ] as const) {
      expect(await world.refusal('administrator', 'segments.createSegment', { name: '无', filter })).toBe(code)
      expect(await world.refusal('administrator', 'segments.countMatches', { filter })).toBe(code)
      expect(await world.refusal('administrator', 'segments.listMatches', { filter })).toBe(code)
    }
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('cut off after %i operations is there whole with its trace, or not', async (operations) => {
    const name = `断在${operations}`
    await world.cutOffAfter(operations, () => world.ask('editor', 'segments.createSegment', { name, filter: inTheGroup }))
    const [segment] = await segments.find({ name }, { limit: 1 })
    const entries = await auditEntries.count({ action: 'segment.created', 'after.name': name })
    expect(entries).toBe(segment ? 1 : 0)
    if (operations >= 7) expect(segment).toBeDefined()
  })
})

describe('the live count', () => {
  it('is of those who match now', async () => {
    expect(await world.call('administrator', 'segments.countMatches', { filter: inTheGroup })).toEqual({ count: 3 })
    await members.insertMissing([inGroup('new one')])
    expect(await world.call('administrator', 'segments.countMatches', { filter: inTheGroup })).toEqual({ count: 4 })
    await members.remove({ _id: 'new one' })
  })

  it('does not count out a few to those who may not see who they are', async () => {
    for (const skills of [['书法'], ['没有人会的']]) {
      const filter = { ...inTheGroup, skills }
      expect(await world.call('editor', 'segments.countMatches', { filter })).toEqual({ fewerThan: 3 })
      expect(await world.call('organiser', 'segments.countMatches', { filter })).toEqual({ fewerThan: 3 })
      expect(await world.call('liaison', 'segments.countMatches', { filter })).toHaveProperty('count')
    }
    expect(await world.call('editor', 'segments.countMatches', { filter: inTheGroup })).toEqual({ count: 3 })
  })

  it('and the lists take at most two operations', async () => {
    const filter = { ...inTheGroup, skills: ['书法'], joinedFrom: '2026-01-01', tookPartInKind: 'training' as const }
    const calls = [
      () => world.call('administrator', 'segments.countMatches', { filter }),
      () => world.call('administrator', 'segments.listMatches', { filter }),
      () => world.call('administrator', 'segments.listSegments', {}),
      () => world.call('administrator', 'segments.listSkills', {}),
    ]
    for (const call of calls) expect(await world.operations(call)).toBeLessThanOrEqual(2)
  })
})

describe('the people in it', () => {
  it('are named to administrators and liaison officers of all of it, page by page, without a phone', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await world.call('groupLiaison', 'segments.listMatches', {
        filter: inTheGroup,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      })
      for (const item of page.items) {
        expect(Object.keys(item).sort()).toEqual(['memberId', 'name', 'organisationIds'])
        seen.push(item.name)
      }
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toEqual(['calligrapher', 'cook', 'helper'])
    const wider = { organisationIds: ['group', 'association'], includeBelow: true }
    expect(await world.refusal('groupLiaison', 'segments.listMatches', { filter: wider })).toBe('ROLE_REQUIRED')
    expect(await world.refusal('editor', 'segments.listMatches', { filter: inTheGroup })).toBe('ROLE_REQUIRED')
  })

  it('have skills to tap, the most common first, of approved members within reach', async () => {
    const more = ['one', 'two'].map((id) => inGroup(`brush ${id}`, { skills: ['书法'] }))
    await members.insertMissing(more)
    const { items } = await world.call('groupEditor', 'segments.listSkills', {})
    expect(items).toEqual(['书法', '烹饪', '茶艺'])
    expect((await world.call('stranger', 'segments.listSkills', {})).items).toEqual([])
    for (const { _id } of more) await members.remove({ _id })
  })
})

describe('query and rule', () => {
  const day = fc.integer({ min: 1, max: 6 }).map((n) => `2026-10-0${n}`)
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const skill = fc.constantFrom('书法', '茶艺', '摄影')
  const eventId = fc.constantFrom('e1', 'e2', 'e3')
  const aRandomMember = fc.record({
    status: fc.constantFrom('approved' as const, 'approved' as const, 'pending' as const, 'suspended' as const),
    organisationIds: fc.uniqueArray(fc.constantFrom('crowd', 'below', 'other'), { minLength: 1, maxLength: 2 }),
    skills: fc.uniqueArray(skill, { maxLength: 3 }),
    hours: fc.integer({ min: 0, max: 8 * 24 }),
    tookPart: optional(fc.array(fc.record({ eventId, kind: fc.constantFrom(...kinds) }), { maxLength: 3 })),
  })
  const aRandomFilter = fc.record({
    organisationIds: fc.uniqueArray(fc.constantFrom('crowd', 'below', 'other'), { minLength: 1, maxLength: 2 }),
    includeBelow: fc.boolean(),
    skills: optional(fc.uniqueArray(skill, { minLength: 1, maxLength: 2 })),
    joinedFrom: optional(day),
    joinedTo: optional(day),
    tookPartIn: optional(eventId),
    tookPartInKind: optional(fc.constantFrom(...kinds)),
  })

  it('agree on whoever there is', async () => {
    let people = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRandomMember, { minLength: 1, maxLength: 12 }),
        fc.array(aRandomFilter, { minLength: 4, maxLength: 8 }),
        async (drawn, filters) => {
          const crowd = drawn.map(({ hours, tookPart, ...rest }) => {
            const id = `random${++people}`
            return aMember({
              ...rest,
              _id: id,
              openid: id,
              name: id,
              organisationPaths: ['crowd', ...rest.organisationIds],
              registeredAt: new Date(Date.parse('2026-09-30T00:00:00Z') + hours * 3600_000),
              ...(tookPart === undefined ? {} : { tookPart: tookPart.map((part) => ({ ...part, at: new Date(0) })) }),
            })
          })
          await members.insertMissing(crowd)
          for (const filter of filters) {
            const found = await members.find(criteriaOf(filter), { limit: 1000, fields: { _id: 1 } })
            const expected = crowd.filter((member) => matches(filter, member)).map(({ _id }) => _id)
            expect(found.map(({ _id }) => _id).sort()).toEqual(expected.sort())
          }
          for (const { _id } of crowd) await members.remove({ _id })
        },
      ),
      { numRuns: 25 },
    )
  })
})
