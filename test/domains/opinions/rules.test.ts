import type { OpinionRecord } from '../../../cloudfunctions/domains/opinions'
import type { OpinionAct } from '../../../cloudfunctions/domains/opinions/rules'
import {
  canHandle,
  acceptanceDue,
  accepted,
  assigned,
  canSee,
  rated,
  refusalOf,
  replied,
} from '../../../cloudfunctions/domains/opinions/rules'
import { opinionStatusLabels } from '../../../miniprogram/shared/labels'
import { anOpinion } from '../../factories'
import { anActor, refusalBy } from '../../kernel/actors'

const now = new Date('2026-11-20T06:00:00Z')
type Status = OpinionRecord['status']
const statuses = Object.keys(opinionStatusLabels) as Status[]
const acts: OpinionAct[] = ['accept', 'assign', 'reply', 'rate']

const people = {
  author: anActor('m_li'),
  authorWhoAdministers: anActor('m_li', { role: 'administrator', organisationId: 'district' }),
  administrator: anActor('m_admin', { role: 'administrator', organisationId: 'district' }),
  owner: anActor('m_owner', { role: 'owner', organisationId: 'district' }),
  lead: anActor('m_lead', { role: 'handler', organisationId: 'district' }),
  coHandler: anActor('m_co', { role: 'handler', organisationId: 'association' }),
  otherHandler: anActor('m_other', { role: 'handler', organisationId: 'district' }),
  foreignAdministrator: anActor('m_far', { role: 'administrator', organisationId: 'elsewhere' }),
  member: anActor('m_wang'),
}
type Person = keyof typeof people

/** Who may do what in which state; whatever is not here is refused. */
const allowed: Partial<Record<Status, Partial<Record<OpinionAct, Person[]>>>> = {
  submitted: { accept: ['administrator', 'owner'] },
  accepted: { assign: ['administrator', 'owner'] },
  assigned: { assign: ['administrator', 'owner'], reply: ['lead', 'coHandler'] },
  replied: { rate: ['author', 'authorWhoAdministers'] },
}

/** Why somebody is refused whatever the state; nothing for those who may do it at the right time. */
const refusals: Record<Person, Partial<Record<OpinionAct, string>>> = {
  author: { accept: 'OWN_OPINION', assign: 'OWN_OPINION', reply: 'OWN_OPINION' },
  authorWhoAdministers: { accept: 'OWN_OPINION', assign: 'OWN_OPINION', reply: 'OWN_OPINION' },
  administrator: { reply: 'OPINION_NOT_YOURS', rate: 'OPINION_NOT_FOUND' },
  owner: { reply: 'OPINION_NOT_YOURS', rate: 'OPINION_NOT_FOUND' },
  lead: { accept: 'OPINION_NOT_YOURS', assign: 'OPINION_NOT_YOURS', rate: 'OPINION_NOT_FOUND' },
  coHandler: { accept: 'OPINION_NOT_YOURS', assign: 'OPINION_NOT_YOURS', rate: 'OPINION_NOT_FOUND' },
  otherHandler: all('OPINION_NOT_FOUND'),
  foreignAdministrator: all('OPINION_NOT_FOUND'),
  member: all('OPINION_NOT_FOUND'),
}

function all(code: string): Record<OpinionAct, string> {
  return { accept: code, assign: code, reply: code, rate: code }
}

const table = statuses.flatMap((status) =>
  acts.flatMap((act) =>
    (Object.keys(people) as Person[]).map((person) => {
      const may = allowed[status]?.[act]?.includes(person) ?? false
      return { status, act, person, code: may ? null : (refusals[person][act] ?? 'OPINION_MOVED_ON') }
    }),
  ),
)

describe('what somebody may do with an opinion', () => {
  it.each(table)('$act by $person when $status: $code', ({ status, act, person, code }) => {
    const opinion = anOpinion({ status, leadId: 'm_lead', leadName: '承办', coHandlerIds: ['m_co'] })
    expect(refusalOf(act, opinion, people[person])?.code ?? null).toBe(code)
  })

  it('is seen by its author, its handlers and the administrators above it', () => {
    const opinion = anOpinion({ leadId: 'm_lead', coHandlerIds: ['m_co'] })
    const seen = (Object.keys(people) as Person[]).filter((person) => canSee(opinion, people[person]))
    expect(seen).toEqual(['author', 'authorWhoAdministers', 'administrator', 'owner', 'lead', 'coHandler'])
  })

  it('is given to no handler before it is assigned', () => {
    expect(canSee(anOpinion(), people.lead)).toBe(false)
  })
})

describe('the promised days', () => {
  it('are three working days until it is accepted', () => {
    expect(acceptanceDue(now)).toBe('2026-11-25')
    expect(acceptanceDue(new Date('2026-09-29T02:00:00Z'))).toBe('2026-10-09')
  })

  it('begin on the day it is in Shanghai', () => {
    expect(acceptanceDue(new Date('2026-11-22T15:59:00Z'))).toBe('2026-11-25')
    expect(acceptanceDue(new Date('2026-11-22T16:01:00Z'))).toBe('2026-11-26')
  })

  it.each([
    ['question', '2026-11-27'],
    ['request', '2026-11-27'],
    ['suggestion', '2026-12-09'],
  ] as const)('until the answer depend on the kind: %s by %s', (kind, dueOn) => {
    expect(accepted(anOpinion({ kind }), people.administrator, now).dueOn).toBe(dueOn)
  })

  it('are over with the answer', () => {
    expect(replied(anOpinion(), '已修好。', people.lead, now).dueOn).toBeNull()
  })
})

describe('an assignment', () => {
  const { lead, coHandler } = people
  const to = (...handlers: (typeof lead)[]) => {
    const [first = lead, ...coHandlers] = handlers
    return assigned(
      anOpinion({ status: 'accepted', dueOn: '2026-12-09' }),
      { lead: first, coHandlers },
      people.administrator,
      now,
    )
  }

  it('keeps the lead, the others and the promised day', () => {
    expect(to(lead, coHandler)).toMatchObject({
      status: 'assigned',
      leadId: 'm_lead',
      coHandlerIds: ['m_co'],
      dueOn: '2026-12-09',
    })
  })

  it('may set another day', () => {
    const opinion = anOpinion({ status: 'accepted', dueOn: '2026-12-09' })
    const due = (dueOn: string) => assigned(opinion, { lead, coHandlers: [], dueOn }, people.administrator, now).dueOn
    expect(due('2026-12-01')).toBe('2026-12-01')
    expect(() => due('2026-12-10')).toThrow('DUE_DAY_INVALID')
    expect(() => due('2026-11-01')).toThrow('DUE_DAY_INVALID')
  })

  it.each([
    ['the author, whatever their role', anActor('m_li', { role: 'handler', organisationId: 'district' })],
    ['somebody without a handling role', people.member],
    ['a handler of another place', anActor('m_far', { role: 'handler', organisationId: 'elsewhere' })],
  ])('is never to %s', (_who, person) => {
    expect(refusalBy(() => to(person))).toBe('HANDLER_INVALID')
    expect(refusalBy(() => to(lead, person))).toBe('HANDLER_INVALID')
  })
})

describe('an opinion without a name', () => {
  it('can be given to its author, whom a refusal would name, and is not theirs to answer', () => {
    const author = anActor('m_li', { role: 'handler', organisationId: 'district' })
    const given = anOpinion({ anonymous: true, status: 'assigned', leadId: 'm_li' })
    expect(canHandle(given, author)).toBe(true)
    expect(canHandle({ ...given, anonymous: false }, author)).toBe(false)
    expect(refusalOf('reply', given, author)?.code).toBe('OWN_OPINION')
  })
})

describe('each act', () => {
  it('adds one step that says who, when and what, and leaves the others', () => {
    const opinion = anOpinion({ status: 'assigned' })
    const { steps } = replied(opinion, '已修好。', people.lead, now)
    expect(steps.slice(0, -1)).toEqual(opinion.steps)
    expect(steps.at(-1)).toEqual({ status: 'replied', at: now, byId: 'm_lead', byName: 'm_lead同志', text: '已修好。' })
    expect(opinion.steps).toHaveLength(1)
  })

  it('by the author closes it with their word', () => {
    const opinion = anOpinion({ status: 'replied' })
    expect(rated(opinion, { satisfied: false, comment: '还有一盏' }, people.author, now)).toMatchObject({
      status: 'closed',
      rating: { satisfied: false, comment: '还有一盏', at: now },
    })
    expect(rated(opinion, { satisfied: true }, people.author, now).rating.comment).toBeNull()
  })
})
