import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { InputOf, UseCaseName } from '../../cloudfunctions/contracts'
import { contracts } from '../../cloudfunctions/contracts'
import { members } from '../../cloudfunctions/domains/members'
import { auditEntries, appendEntry } from '../../cloudfunctions/kernel/audit'
import type { auditActs } from '../../cloudfunctions/kernel/audit-acts'
import { keptValues } from '../../cloudfunctions/kernel/audit-acts'
import { transact } from '../../cloudfunctions/platform/database'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import { wellFormed } from './support/well-formed'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World

const days = (n: number) => new Date(present.getTime() + n * 86_400_000)
const list = async (input: InputOf<'audit.listEntries'> = {}, by = 'administrator') =>
  (await world.call(by, 'audit.listEntries', { limit: 50, ...input })).items

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.now = present
})

/** An entry of a colleague about an association, so many days from the present. */
function entry(
  action: keyof typeof auditActs,
  byId: string,
  targetId: string,
  at: Date,
  organisationPath = ['district', 'association'],
) {
  const by = { actor: { memberId: byId, name: byId }, now: at, requestId: 'r' }
  return transact((transaction) =>
    appendEntry(transaction, { action, target: { kind: 'event', id: targetId }, organisationPath }, by),
  )
}

describe('looking entries up', () => {
  beforeAll(async () => {
    await entry('event.created', 'm_one', 'e_1', days(-40))
    await entry('event.published', 'm_one', 'e_1', days(-39))
    await entry('notice.drafted', 'm_two', 'n_1', days(-38))
    await entry('notice.drafted', 'm_two', 'n_2', days(-38), ['district'])
    await entry('member.phoneRevealed', 'm_two', 'm_li', days(-37))
    await entry('event.created', 'm_one', 'e_2', days(-36), ['elsewhere'])
  })
  const found = async (input: InputOf<'audit.listEntries'>, by?: string) =>
    (await list(input, by)).map(({ action, targetId }) => `${action} ${targetId}`)

  it.each<[string, InputOf<'audit.listEntries'>, string[]]>([
    ['who did it', { byId: 'm_one' }, ['event.published e_1', 'event.created e_1']],
    ['what it was done on', { targetId: 'n_1' }, ['notice.drafted n_1']],
    ['the kind of act', { kind: 'looks' }, ['member.phoneRevealed m_li']],
    ['the kind and who did it', { kind: 'events', byId: 'm_two' }, []],
    ['the organisation', { organisationId: 'association', kind: 'notices' }, ['notice.drafted n_1']],
    [
      'the days, both included',
      { fromOn: '2026-10-12', toOn: '2026-10-13' },
      ['notice.drafted n_1', 'notice.drafted n_2', 'event.published e_1'],
    ],
    [
      'everything at once',
      { byId: 'm_two', kind: 'notices', organisationId: 'district', fromOn: '2026-10-13', targetId: 'n_2' },
      ['notice.drafted n_2'],
    ],
  ])('finds them by %s', async (_what, input, wanted) => {
    expect((await found(input)).sort()).toEqual([...wanted].sort())
  })

  it('shows nothing about other organisations, whatever is asked for', async () => {
    expect(await found({}, 'stranger')).toEqual(['event.created e_2'])
    for (const input of [{ organisationId: 'district' }, { targetId: 'e_1' }, { byId: 'm_two' }, { kind: 'looks' } as const]) {
      expect(await found(input, 'stranger')).toEqual([])
    }
    expect(await world.refusal('liaison', 'audit.listEntries', {})).toBe('ROLE_REQUIRED')
  })

  it('begins a day at midnight in Shanghai', async () => {
    await entry('event.created', 'm_night', 'e_late', new Date('2026-09-30T15:59:59.999Z'))
    await entry('event.created', 'm_night', 'e_early', new Date('2026-09-30T16:00:00.000Z'))
    expect(await found({ byId: 'm_night', fromOn: '2026-10-01', toOn: '2026-10-01' })).toEqual(['event.created e_early'])
    expect(await found({ byId: 'm_night', toOn: '2026-09-30' })).toEqual(['event.created e_late'])
  })

  it('goes through all of them page by page, in two operations each', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const input = { fromOn: '2026-10-01', toOn: '2026-10-31', limit: 2, ...(cursor === undefined ? {} : { cursor }) }
      const before = await world.operations(() => world.ask('administrator', 'audit.listEntries', input))
      expect(before).toBeLessThanOrEqual(2)
      const page = await world.call('administrator', 'audit.listEntries', input)
      seen.push(...page.items.map(({ action, targetId }) => `${action} ${targetId}`))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toHaveLength(new Set(seen).size)
    expect([...seen].sort()).toEqual((await found({ fromOn: '2026-10-01', toOn: '2026-10-31' })).sort())
  })
})

describe('what an entry holds', () => {
  const phone = '13912340987'
  const secret = '我家的难处不想让人知道'

  /** Whoever may tries every use case with well-formed input, in which every text is one that must not be kept. */
  async function everybodyDoesEverything() {
    const ids = {
      memberId: 'm_acted',
      organisationId: 'association',
      eventId: 'e_acted',
      opinionId: 'o_acted',
      noticeId: 'n_acted',
    }
    for (const openid of ['owner', 'administrator', 'liaison', 'organiser', 'editor', 'reviewer', 'handler', 'openid-acted'])
      for (const name of Object.keys(contracts) as UseCaseName[]) await world.ask(openid, name, wellFormed(name, ids))
  }

  /** A day of work: somebody registers, is looked at, says something, is answered, comes to an event, gets roles and loses them. */
  async function aDay() {
    const openid = 'openid-newcomer'
    const registration = {
      name: '钱来来',
      phone,
      organisationIds: ['association'],
      occupation: secret,
      skills: [secret.slice(0, 9)],
    }
    const { memberId } = await world.call(openid, 'members.register', { ...registration, consentVersion: '2026-11' })
    await world.call('openid-colleague', 'members.reviewRegistration', { memberId, decision: 'approve' })
    await world.call('liaison', 'members.revealPhone', { memberId, reason: `给 ${phone} 打电话` })
    const role = { memberId, role: 'organiser', organisationId: 'association' } as const
    await world.call('administrator', 'members.grantRole', { ...role, endsAt: days(3).toISOString() })
    const said = { kind: 'request', category: 'livelihood', text: `${secret}，电话 ${phone}` } as const
    const { opinionId } = await world.call(openid, 'opinions.submit', said)
    await world.call('administrator', 'opinions.accept', { opinionId })
    await world.call('administrator', 'opinions.assign', { opinionId, leadId: 'm_handler' })
    await world.call('handler', 'opinions.reply', { opinionId, text: '已经联系您' })
    await world.call(openid, 'opinions.rate', { opinionId, satisfied: true, comment: secret })
    const { noticeId } = await world.call('editor', 'notices.createDraft', {
      title: `请打 ${phone} 联系`,
      body: secret,
      audience: { organisationIds: ['association'], includeBelow: true },
    })
    await world.call('editor', 'notices.submitForReview', { noticeId })
    await world.call('reviewer', 'notices.publish', { noticeId })
    await world.call('administrator', 'members.createInvitation', { organisationId: 'association', uses: 3 })
    await world.call('administrator', 'members.withdrawRole', role)
    await world.call('openid-colleague', 'members.suspendMember', { memberId, reason: '本人要求' })
    await world.call('administrator', 'members.restoreMember', { memberId })
    return memberId
  }

  it('is no phone, no openid and nothing a member wrote, whatever was done', async () => {
    const roles = [{ role: 'administrator' as const, organisationId: 'district' }]
    await members.insertMissing([aMember({ _id: 'm_colleague', openid: 'openid-colleague', name: '同事', roles })])
    const acted = { phone: encryptPhone(phone), phoneHash: hashPhone(phone), occupation: secret }
    await members.insertMissing([aMember({ _id: 'm_acted', openid: 'openid-acted', name: '被办的人', ...acted })])
    const memberId = await aDay()
    await everybodyDoesEverything()
    const kept = await auditEntries.find({}, { limit: 1000 })
    expect(new Set(kept.map(({ action }) => action)).size).toBeGreaterThan(15)
    expect(kept.filter((one) => one.targetId === memberId).length).toBeGreaterThanOrEqual(6)
    const text = JSON.stringify(kept)
    expect(text).toContain('139****0987')
    const openids = ['openid-newcomer', 'openid-acted', 'openid-colleague']
    for (const personal of [phone, hashPhone(phone), secret, secret.slice(0, 9), '钱来来', '被办的人', ...openids])
      expect(text).not.toContain(personal)
  })

  it('is told by closed fields in closed forms: another field is left out, another form is made unreadable', () => {
    const careless = { status: '我的电话是13912340987', organisationId: '不是编号', uses: 3, phone, openid: 'o-1', text: secret }
    expect(keptValues(careless)).toEqual({ status: '***', organisationId: '***', uses: 3 })
    expect(keptValues({ title: `找${phone}`, organisationIds: ['a', phone + '号'], leadId: null })).toEqual({
      title: '找139****0987',
      organisationIds: ['a', '***'],
      leadId: null,
    })
  })
})

describe('entries', () => {
  it('are only ever added: what stands is the same after everything that is done later', async () => {
    const before = await auditEntries.find({}, { orderBy: [['_id', 'asc']], limit: 1000 })
    await world.call('administrator', 'organisations.createOrganisation', { name: '新组', parentId: 'association' })
    await world.call('openid-newcomer', 'rights.requestErasure', {})
    const after = new Map((await auditEntries.find({}, { limit: 1000 })).map((one) => [one._id, one]))
    expect(after.size).toBe(before.length + 1)
    for (const one of before) expect(after.get(one._id)).toEqual(one)
  })

  it('can be written in one place, which can do nothing else with them', () => {
    const root = path.join(__dirname, '../../cloudfunctions')
    const naming = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && readFileSync(path.join(root, file), 'utf8').includes("'auditEntries'"),
    )
    expect(naming).toEqual([path.join('kernel', 'audit.ts')])
    const source = readFileSync(path.join(root, 'kernel/audit.ts'), 'utf8')
    expect(source.match(/\bentries\b(?!\()/g)).toHaveLength(3)
    expect(source).not.toMatch(/\.(update|remove)/)
  })
})
