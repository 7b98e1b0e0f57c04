import type { InputOf } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { eraseDue } from '../../cloudfunctions/domains/rights'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import type { Stored } from '../../cloudfunctions/platform/database'
import { collection } from '../../cloudfunctions/platform/database'
import { aMember, anOrganisation } from '../factories'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
let count = 0
let place: string
let guest: string

const intakes = collection<Stored & { taken: number }>('intakes')
const days = (n: number) => new Date(present.getTime() + n * 86_400_000)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.now = present
  place = `place${++count}`
  guest = `guest${count}`
  await organisations.insertMissing([anOrganisation(place, `协会${count}`, anOrganisation('district', '城东区'))])
})

const show = (openid: string) => world.call(openid, 'organisations.getOrganisation', { organisationId: place })
const person = (id: string, organisationId = place, name = `人${id}`) =>
  aMember({
    _id: `m_${id}_${count}`,
    openid: `${id}_${count}`,
    name,
    organisationIds: [organisationId],
    organisationPaths: ['district', organisationId],
  })
const registration = (changes: Partial<InputOf<'members.register'>> = {}): InputOf<'members.register'> => ({
  name: '方小舟',
  organisationIds: [place],
  consentVersion: '2026-11',
  ...changes,
})

describe('an organisation', () => {
  it('tells everybody its way in the tree and how it is reached, and members who leads it', async () => {
    const lead = person('lead', place, '会长')
    await members.insertMissing([lead])
    const contact = { phone: '0571-88881234', address: '望湖路 18 号', hours: '工作日 9:00–17:00' }
    await world.call('administrator', 'organisations.editContact', { organisationId: place, ...contact })
    await world.call('administrator', 'organisations.editOfficers', {
      organisationId: place,
      officers: [{ memberId: lead._id, title: '会长' }],
    })
    const common = { name: `协会${count}`, above: [{ organisationId: 'district', name: '城东区' }], contact }
    expect(await show(guest)).toMatchObject({ ...common, can: [] })
    for (const openid of [guest, 'pending', 'rejected', 'suspended']) expect(await show(openid)).not.toHaveProperty('officers')
    expect((await show('member')).officers).toEqual([{ title: '会长', name: '会长' }])
    expect(await show('administrator')).toMatchObject({ officers: [{ memberId: lead._id }], can: ['edit'] })
    expect((await show('stranger')).officers).toEqual([{ title: '会长', name: '会长' }])
  })

  it('keeps no number in the trace, and forgets what is left out', async () => {
    await world.call('administrator', 'organisations.editContact', { organisationId: place, phone: '13812348000' })
    await world.call('administrator', 'organisations.editContact', { organisationId: place, hours: '周末' })
    expect((await show(guest)).contact).toEqual({ hours: '周末' })
    expect(JSON.stringify(await auditEntries.find({ targetId: place }, { limit: 10 }))).not.toContain('13812348000')
  })

  it.each(['editContact', 'editOfficers', 'editQuestions', 'editIntake'] as const)(
    '%s is for those who look after it',
    async (edit) => {
      const input = {
        organisationId: place,
        ...(edit === 'editOfficers' ? { officers: [] } : edit === 'editQuestions' ? { questions: [] } : {}),
      }
      const before = await wholeDatabase()
      expect(await world.refusal('stranger', `organisations.${edit}`, input)).toBe('ORGANISATION_NOT_FOUND')
      expect(await world.refusal('member', `organisations.${edit}`, input)).toBe('ROLE_REQUIRED')
      expect(await wholeDatabase()).toBe(before)
    },
  )
})

describe('officers', () => {
  const edit = (...memberIds: string[]) =>
    world.ask('administrator', 'organisations.editOfficers', {
      organisationId: place,
      officers: memberIds.map((memberId) => ({ memberId, title: '理事' })),
    })
  const names = async () => (await show('member')).officers?.map(({ name }) => name)

  it('are approved members of the organisation or below, each once', async () => {
    const [one, away, waiting] = [
      person('one'),
      person('away', 'elsewhere'),
      { ...person('waiting'), status: 'pending' as const },
    ]
    await members.insertMissing([one, away, waiting])
    for (const wrong of [[away._id], [waiting._id], ['m_nobody'], [one._id, one._id]]) {
      expect(await edit(...wrong)).toMatchObject({ ok: false, error: { code: 'OFFICER_INVALID' } })
    }
    expect(await edit(one._id)).toMatchObject({ ok: true })
    expect(await auditEntries.count({ action: 'organisation.officersEdited', targetId: place })).toBe(1)
  })

  it('go by the name they have now, and are gone when they leave the organisation or us', async () => {
    const [one, two] = [person('one'), person('two')]
    await members.insertMissing([one, two])
    await edit(one._id, two._id)
    await members.update({ _id: one._id }, { name: '新名字' })
    expect(await names()).toEqual(['新名字', '人two'])
    await members.update({ _id: two._id }, { organisationPaths: ['elsewhere'], organisationIds: ['elsewhere'] })
    expect(await names()).toEqual(['新名字'])
    expect(JSON.stringify(await world.call(one.openid, 'rights.getMyData', {}))).toContain('担任的职务')
    await world.call(one.openid, 'rights.requestErasure', {})
    await eraseDue(days(8))
    expect(await names()).toEqual([])
    expect((await organisations.get(place))?.officers).toEqual([{ memberId: two._id, title: '理事' }])
  })
})

describe('questions of its own', () => {
  const ask = (questions: InputOf<'organisations.editQuestions'>['questions']) =>
    world.call('administrator', 'organisations.editQuestions', { organisationId: place, questions })
  const trade = { kind: 'oneChoice' as const, label: '您的行业', required: true, options: ['农业', '商业'] }
  const ids = async () => (await show(guest)).questions.items.map(({ questionId }) => questionId)
  const register = (answers: NonNullable<InputOf<'members.register'>['answers']>, openid = guest) =>
    world.ask(openid, 'members.register', registration({ answers }))

  it('raise the version, keep the ids of those that stay, and are told before registering', async () => {
    expect(await ask([trade, { kind: 'text', label: '您的村', required: false }])).toEqual({ version: 1 })
    const [first] = await ids()
    expect(await ask([{ ...trade, questionId: first ?? '', label: '行业' }, trade])).toEqual({ version: 2 })
    const now = await ids()
    expect(now[0]).toBe(first)
    expect(new Set(now).size).toBe(2)
    const { items } = await world.call(guest, 'organisations.listTree', {})
    expect(items.find(({ organisationId }) => organisationId === place)?.asks).toBe(true)
    expect(items.find(({ organisationId }) => organisationId === 'district')).not.toHaveProperty('asks')
  })

  it('of choice need two different options', async () => {
    const questions = [{ ...trade, options: ['农业', '农业'] }]
    expect(await world.refusal('administrator', 'organisations.editQuestions', { organisationId: place, questions })).toBe(
      'QUESTIONS_INVALID',
    )
  })

  it('must be answered by whoever registers, invited or not, in the version in force', async () => {
    const { version } = await ask([trade])
    const [questionId = ''] = await ids()
    const before = await wholeDatabase()
    const good = { organisationId: place, version, answers: { [questionId]: '农业' } }
    expect(await register([])).toMatchObject({ error: { code: 'ANSWERS_INVALID', fields: [questionId] } })
    expect(await register([{ ...good, answers: { [questionId]: '渔业' } }])).toMatchObject({ error: { code: 'ANSWERS_INVALID' } })
    expect(await register([{ ...good, version: version - 1 }])).toMatchObject({ error: { code: 'QUESTIONS_CHANGED' } })
    expect(await wholeDatabase()).toBe(before)
    const { code } = await world.call('administrator', 'members.createInvitation', { organisationId: place, uses: 1 })
    const invited = registration({ invitationCode: code })
    expect(await world.refusal(guest, 'members.register', invited)).toBe('ANSWERS_INVALID')
    expect(await register([good])).toMatchObject({ ok: true })
  })

  it('are shown with their answers to staff, to the person, and in what is held', async () => {
    const { version } = await ask([
      trade,
      { kind: 'manyChoice', label: '会什么', required: false, options: ['书法', '摄影', '茶艺'] },
    ])
    const [one = '', two = ''] = await ids()
    await register([{ organisationId: place, version, answers: { [one]: '农业', [two]: ['书法', '茶艺'] } }])
    await ask([])
    const { items } = await world.call('administrator', 'members.listPending', { limit: 50 })
    const shown = items.find(({ organisations: [first] }) => first?.organisationId === place)?.answers[0]?.items
    expect(shown?.map(({ label, words }) => `${label} ${words}`)).toEqual(['您的行业 农业', '会什么 书法、茶艺'])
    expect((await world.call(guest, 'members.getProfile', {})).answers).toHaveLength(1)
    expect(JSON.stringify(await world.call(guest, 'rights.getMyData', {}))).toContain('会什么 书法、茶艺')
  })
})

describe('limited intake', () => {
  const limit = (most: number, startsOn = '2026-11-01', endsOn = '2026-11-30') =>
    world.call('administrator', 'organisations.editIntake', { organisationId: place, intake: { startsOn, endsOn, most } })
  const register = (openid: string, changes: Partial<InputOf<'members.register'>> = {}) =>
    world.ask(openid, 'members.register', registration(changes))
  const taken = async () => (await intakes.get(`${place}_2026-11-01`))?.taken ?? 0
  /** Asks until the answer is more than that too many ask at once. */
  const patiently = async (openid: string): Promise<string> => {
    for (;;) {
      const reply = await register(openid)
      if (reply.ok) return 'done'
      if (reply.error.code !== 'BUSY') return reply.error.code
    }
  }

  it('takes exactly so many, however many ask at once', async () => {
    await limit(5)
    const codes = await Promise.all(Array.from({ length: 12 }, (_unused, i) => patiently(`${guest}-${i}`)))
    expect(codes.filter((code) => code === 'done')).toHaveLength(5)
    expect(codes.filter((code) => code === 'INTAKE_FULL')).toHaveLength(7)
    expect(await members.count({ organisationIds: place })).toBe(5)
    expect(await taken()).toBe(5)
    expect((await show(guest)).intake).toMatchObject({ left: 0, most: 5, isOpen: true })
  })

  it('takes one place for one person, whatever they tap', async () => {
    await limit(5)
    await Promise.all(Array.from({ length: 6 }, () => register(guest)))
    expect(await taken()).toBe(1)
  })

  it('is open from the first day to the last, by the clock of Shanghai', async () => {
    await limit(5)
    for (const [at, code] of [
      ['2026-10-31T15:59:00Z', 'INTAKE_CLOSED'],
      ['2026-11-30T16:00:00Z', 'INTAKE_CLOSED'],
      ['2026-11-30T15:59:00Z', 'done'],
    ] as const) {
      world.now = new Date(at)
      expect(await patiently(guest)).toBe(code)
    }
  })

  it('lets whoever was rejected hand in again on the same place, and gives it back when they go elsewhere', async () => {
    await limit(1)
    await register(guest)
    const memberId = (await members.find({ openid: guest }, { limit: 1 }))[0]?._id ?? ''
    const reject = () => world.call('administrator', 'members.reviewRegistration', { memberId, decision: 'reject' })
    await reject()
    expect(await patiently(`${guest}-b`)).toBe('INTAKE_FULL')
    expect(await patiently(guest)).toBe('done')
    expect(await taken()).toBe(1)
    world.now = new Date(present.getTime() + 60_000)
    await reject()
    await register(guest, { organisationIds: ['association'] })
    expect(await taken()).toBe(0)
    expect(await patiently(`${guest}-b`)).toBe('done')
  })

  it('goes on counting when the end or the number changes, and begins anew with another first day', async () => {
    await limit(1)
    await register(guest)
    await limit(2, '2026-11-01', '2026-12-31')
    expect((await show(guest)).intake?.left).toBe(1)
    await limit(2, '2026-11-15', '2026-12-31')
    expect((await show(guest)).intake?.left).toBe(2)
    const backwards = { organisationId: place, intake: { startsOn: '2026-12-02', endsOn: '2026-12-01', most: 1 } }
    expect(await world.refusal('administrator', 'organisations.editIntake', backwards)).toBe('INTAKE_DAYS_INVALID')
    await world.call('administrator', 'organisations.editIntake', { organisationId: place })
    expect(await show(guest)).not.toHaveProperty('intake')
  })

  it('does not use up an invitation when there is no place', async () => {
    await limit(1)
    await register(guest)
    const { code } = await world.call('administrator', 'members.createInvitation', { organisationId: place, uses: 1 })
    expect(await register(`${guest}-b`, { invitationCode: code })).toMatchObject({ error: { code: 'INTAKE_FULL' } })
    await limit(2)
    expect(await register(`${guest}-b`, { invitationCode: code })).toMatchObject({ data: { status: 'approved' } })
  })

  it.each(Array.from({ length: 10 }, (_unused, i) => i + 1))(
    'cut off after %i operations takes a place only with the person',
    async (n) => {
      await limit(3)
      await world.cutOffAfter(n, () => register(guest))
      expect(await taken()).toBe(await members.count({ openid: guest }))
      expect(await patiently(guest)).toBe('done')
      expect(await taken()).toBe(1)
    },
  )
})

it('stays within two operations for what everybody reads', async () => {
  for (const openid of [guest, 'member', 'administrator']) {
    expect(await world.operations(() => show(openid))).toBeLessThanOrEqual(2)
    expect(await world.operations(() => world.call(openid, 'organisations.listTree', {}))).toBeLessThanOrEqual(2)
  }
})
