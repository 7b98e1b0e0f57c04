import { countFor, filterWords, matches, requireSegment, requireSensible } from '../../../cloudfunctions/domains/segments/rules'
import { aMember, aSegment } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'

const all = { organisationIds: ['district'], includeBelow: true }

describe('a filter', () => {
  const member = aMember({
    skills: ['书法'],
    // Past midnight in Shanghai, the day before in London.
    registeredAt: new Date('2026-11-01T16:30:00Z'),
    tookPart: [{ eventId: 'e_river', kind: 'volunteering', at: new Date('2026-11-10T01:00:00Z') }],
  })

  it('holds approved members of the organisations, with or without those below', () => {
    expect(matches(all, member)).toBe(true)
    expect(matches({ ...all, includeBelow: false }, member)).toBe(false)
    expect(matches({ organisationIds: ['elsewhere', 'association'], includeBelow: false }, member)).toBe(true)
    expect(matches({ ...all, organisationIds: ['elsewhere'] }, member)).toBe(false)
    expect(matches(all, { ...member, status: 'suspended' })).toBe(false)
  })

  it('counts days as Shanghai does, both included', () => {
    expect(matches({ ...all, joinedFrom: '2026-11-02', joinedTo: '2026-11-02' }, member)).toBe(true)
    expect(matches({ ...all, joinedTo: '2026-11-01' }, member)).toBe(false)
    expect(matches({ ...all, joinedFrom: '2026-11-03' }, member)).toBe(false)
  })

  it('asks for any of the skills and for every other thing at once', () => {
    expect(matches({ ...all, skills: ['茶艺', '书法'] }, member)).toBe(true)
    expect(matches({ ...all, skills: ['茶艺'] }, member)).toBe(false)
    expect(matches({ ...all, tookPartIn: 'e_river', tookPartInKind: 'volunteering' }, member)).toBe(true)
    expect(matches({ ...all, tookPartInKind: 'training' }, member)).toBe(false)
    expect(matches({ ...all, skills: ['茶艺'], tookPartIn: 'e_river' }, member)).toBe(false)
    expect(matches({ ...all, tookPartIn: 'e_river' }, aMember())).toBe(false)
  })

  it('whose days end before they begin is refused', () => {
    expect(refusalBy(() => requireSensible({ ...all, joinedFrom: '2026-11-02', joinedTo: '2026-11-01' }))).toBe(
      'FILTER_DATES_INVALID',
    )
    expect(() => requireSensible({ ...all, joinedFrom: '2026-11-02', joinedTo: '2026-11-02' })).not.toThrow()
  })

  it('is said in words', () => {
    expect(filterWords(all, ['城东区'])).toBe('城东区及下级')
    expect(
      filterWords(
        {
          organisationIds: ['a', 'b'],
          includeBelow: false,
          skills: ['茶艺', '书法'],
          joinedFrom: '2026-01-01',
          tookPartIn: 'e',
          tookPartInKind: 'visiting',
        },
        ['联谊会', '商会'],
        '茶话会',
      ),
    ).toBe('联谊会、商会；会茶艺或书法；2026-01-01 起登记；参加过“茶话会”；参加过走访慰问')
  })
})

describe('a segment', () => {
  const both = aSegment({ audiencePaths: [{ path: ['district', 'association'] }, { path: ['elsewhere'] }] })

  it('is for whoever reaches all of it', () => {
    const editor = { role: 'editor', organisationId: 'district' } as const
    const elsewhere = { role: 'editor', organisationId: 'elsewhere' } as const
    expect(requireSegment(both, anActor('m', editor, elsewhere), 'editor')).toBe(both)
    expect(refusalBy(() => requireSegment(both, anActor('m', editor), 'editor'))).toBe('SEGMENT_NOT_FOUND')
    expect(refusalBy(() => requireSegment(aSegment(), anActor('m', editor), 'liaison'))).toBe('SEGMENT_NOT_FOUND')
  })

  it('that was deleted is nobody’s', () => {
    const owner = anActor('m', { role: 'owner', organisationId: 'district' })
    expect(refusalBy(() => requireSegment(aSegment({ status: 'deleted' }), owner, 'editor'))).toBe('SEGMENT_NOT_FOUND')
    expect(refusalBy(() => requireSegment(null, owner, 'editor'))).toBe('SEGMENT_NOT_FOUND')
  })
})

it.each([
  [0, false, { fewerThan: 3 }],
  [2, false, { fewerThan: 3 }],
  [3, false, { count: 3 }],
  [1, true, { count: 1 }],
])('%i people, whose names may be seen: %s', (count, mayName, told) => {
  expect(countFor(count, mayName)).toEqual(told)
})
