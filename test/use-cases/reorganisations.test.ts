import { events, signUps } from '../../cloudfunctions/domains/events'
import type { MemberRecord } from '../../cloudfunctions/domains/members'
import { members } from '../../cloudfunctions/domains/members'
import { fillAll, notices } from '../../cloudfunctions/domains/notices'
import { opinions } from '../../cloudfunctions/domains/opinions'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { finishReorganisations, reorganisations } from '../../cloudfunctions/domains/reorganisations'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { command } from '../../cloudfunctions/platform/database'
import { deliveries } from '../../cloudfunctions/kernel/outbox'
import { aMember, anEvent, anOpinion, anOrganisation, aNotice, aSignUp } from '../factories'
import { cutsUpTo } from './support/cuts'
import { pathsFollowTheTree } from './support/paths-follow-the-tree'
import type { World } from './support/world'
import { cast, openWorld, present } from './support/world'

let world: World
let count = 0

/** A part of the tree of its own for every test: `part` with `old`, `other` and, below `old`, `child`. */
let part: string
let old: string
let other: string
let child: string

const minutes = (n: number) => new Date(present.getTime() + n * 60_000)
const district = anOrganisation('district', '城东区')

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const person = (id: string, organisationIds: string[], changes: Partial<MemberRecord> = {}) =>
  aMember({
    _id: `m_${id}_${count}`,
    openid: `${id}_${count}`,
    name: `${id}${count}`,
    organisationIds,
    organisationPaths: [...new Set(organisationIds.flatMap((organisationId) => ways[organisationId] ?? []))],
    ...changes,
  })
let ways: Record<string, string[]>

/** The power goes after each of so many operations; every act takes fewer. */
const mostOperations = 60
const cuts = cutsUpTo(mostOperations)

beforeEach(async () => {
  world.now = present
  // What earlier tests left behind would be looked through again after every cut.
  const kept = Object.values(cast).map(({ _id }) => _id)
  await members.remove({ _id: command().nin(kept) })
  for (const left of [events, signUps, opinions, notices, deliveries, reorganisations]) await left.remove({})
  await organisations.remove({ _id: command().nin(['district', 'association', 'elsewhere']) })
  count++
  ;[part, old, other, child] = [`part${count}`, `old${count}`, `other${count}`, `child${count}`]
  const partPlace = anOrganisation(part, '片区', district)
  const oldPlace = anOrganisation(old, '老协会', partPlace)
  const places = [partPlace, oldPlace, anOrganisation(other, '新协会', partPlace), anOrganisation(child, '小组', oldPlace)]
  ways = Object.fromEntries(places.map(({ _id, path }) => [_id, path]))
  await organisations.insertMissing(places)
  await members.insertMissing([
    person('inOld', [old], { roles: [{ role: 'handler', organisationId: old }] }),
    person('inBoth', [old, other]),
    person('inChild', [child]),
    person('inOther', [other]),
    person('waiting', [old], { status: 'pending' }),
    person('head', [part], { roles: [{ role: 'administrator', organisationId: part }] }),
  ])
  const oldRecord = { organisationId: old, organisationName: '老协会', organisationPath: ways[old] ?? [] }
  const forBoth = { organisationIds: [old, other, child], segmentId: null }
  const coming = anEvent({ _id: `e_coming${count}`, ...oldRecord, audience: forBoth })
  const past = anEvent({ _id: `e_past${count}`, ...oldRecord, startsAt: minutes(-9999) })
  const below = anEvent({ _id: `e_below${count}`, organisationId: child, organisationPath: ways[child] ?? [] })
  await events.insertMissing([coming, past, below])
  await signUps.insertMissing(
    [coming, past, below].map(({ _id, organisationPath }) =>
      aSignUp({ eventId: _id, memberId: `m_inOld_${count}`, organisationPath }),
    ),
  )
  const opinion = { ...oldRecord, authorId: `m_inOld_${count}` }
  await opinions.insertMissing([
    anOpinion({ _id: `o_open${count}`, receiptNumber: `open${count}`, ...opinion }),
    anOpinion({ _id: `o_done${count}`, receiptNumber: `done${count}`, ...opinion, status: 'closed', dueOn: null }),
  ])
  const audience = {
    audience: { organisationIds: [old], includeBelow: false },
    organisationNames: ['老协会'],
    organisationPaths: ways[old] ?? [],
    audiencePaths: [{ path: ways[old] ?? [] }],
  }
  await notices.insertMissing([
    aNotice({ _id: `n_draft${count}`, ...audience }),
    aNotice({ _id: `n_out${count}`, ...audience, status: 'published', publishedAt: minutes(-60), updatedAt: minutes(-60) }),
  ])
})

const move = (organisationId: string, parentId: string, by = 'administrator') =>
  world.ask(by, 'reorganisations.moveOrganisation', { organisationId, parentId })
const merge = (organisationId = old, intoId = other, by = 'administrator') =>
  world.ask(by, 'reorganisations.mergeOrganisations', { organisationId, intoId })
const close = (organisationId = old, by = 'administrator', membersGoTo?: string) =>
  world.ask(by, 'reorganisations.closeOrganisation', {
    organisationId,
    reason: '不再活动',
    ...(membersGoTo === undefined ? {} : { membersGoTo }),
  })
const codeOf = (reply: Awaited<ReturnType<typeof move>>) => (reply.ok ? 'done' : reply.error.code)
const memberOf = async (id: string) => (await members.get(`m_${id}_${count}`)) as MemberRecord
/** Puts somebody back to before the act, as if they had not followed yet. */
const asBefore = (id: string, organisationId: string) =>
  members.update(
    { _id: `m_${id}_${count}` },
    { organisationIds: [organisationId], organisationPaths: ways[organisationId] ?? [] },
  )
/** What the timer does, until everything was looked at twice. */
const finish = async () => {
  for (const at of [1, 7]) await finishReorganisations(minutes(at))
}

describe('moving', () => {
  it('takes members, events, sign-ups, opinions and notices along, at once', async () => {
    expect(codeOf(await move(old, other))).toBe('done')
    expect(await pathsFollowTheTree()).toEqual([])
    expect((await memberOf('inChild')).organisationPaths).toEqual(['district', part, other, old, child])
    expect((await memberOf('inBoth')).organisationIds).toEqual([old, other])
    const { items } = await world.call('administrator', 'reorganisations.listReorganisations', {})
    expect(items[0]).toMatchObject({ kind: 'move', organisationName: '老协会', toName: '新协会', state: 'checking' })
    await finish()
    const [row] = (await world.call('administrator', 'reorganisations.listReorganisations', {})).items
    expect(row?.state).toBe('done')
  })

  it('again, because the answer was lost, is the same act', async () => {
    const first = await move(old, other)
    expect(await move(old, other)).toEqual({ ...first })
    expect(await auditEntries.count({ action: 'organisation.moved', targetId: old })).toBe(1)
  })

  it('is refused to whoever does not reach both ends', async () => {
    expect(codeOf(await move(old, other, 'stranger'))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await move(old, 'elsewhere'))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await move(old, 'association', `head_${count}`))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await move(part, 'association', `head_${count}`))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await move(old, other, `head_${count}`))).toBe('done')
  })

  it('two at once into one another: one goes through, the other is refused, and there is no ring', async () => {
    const codes = (await Promise.all([move(old, other), move(other, old)])).map(codeOf)
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    expect(codes.every((code) => ['done', 'BELOW_ITSELF', 'BUSY'].includes(code))).toBe(true)
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
  })

  it('crossing deeper down makes no ring either', async () => {
    const { organisationId: deep } = await world.call('administrator', 'organisations.createOrganisation', {
      name: '深',
      parentId: other,
    })
    const codes = (await Promise.all([move(old, deep), move(other, child)])).map(codeOf)
    expect(codes.filter((code) => code === 'done')).toHaveLength(1)
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
  })

  it('and adding below it at once leave nothing off its way', async () => {
    await Promise.all([
      move(old, other),
      world.ask('administrator', 'organisations.createOrganisation', { name: '新小组', parentId: child }),
      move(child, part),
    ])
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
  })

  it.each(cuts)('goes on where it was cut off after %i operations', async (n) => {
    await world.cutOffAfter(n, () => move(old, other))
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
    // Either all of it happened or nothing; then it does now.
    const moved = (await organisations.get(old))?.parentId === other
    expect(await reorganisations.count({ organisationId: old, state: 'done' })).toBe(moved ? 1 : 0)
    expect(codeOf(await move(old, other))).toBe('done')
    expect(await auditEntries.count({ action: 'organisation.moved', targetId: old })).toBe(1)
    expect((await organisations.get(child))?.path).toEqual(['district', part, other, old, child])
  })

  it('a thousand members is done before the answer', async () => {
    const crowd = Array.from({ length: 1000 }, (_unused, i) => person(`crowd${i}`, i % 3 === 0 ? [old, other] : [old]))
    await members.insertMissing(crowd)
    const operations = await world.operations(() => move(old, 'association'))
    expect(await pathsFollowTheTree()).toEqual([])
    expect(operations).toBeLessThan(60)
  })

  it('while somebody pages through the members shows nobody twice and loses nobody who stays', async () => {
    const stay = Array.from({ length: 9 }, (_unused, i) => person(`stay${i}`, [other]))
    const go = Array.from({ length: 9 }, (_unused, i) => person(`go${i}`, [child]))
    await members.insertMissing([...stay, ...go])
    const seen: string[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const input = { organisationId: part, limit: 4, ...(cursor === undefined ? {} : { cursor }) }
      const page = await world.call('administrator', 'members.listMembers', input)
      seen.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.nextCursor
      if (++pages === 2) await move(old, 'association')
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(stay.map(({ _id }) => _id)))
  })
})

describe('merging', () => {
  it('lets members, work and roles go over, and what is over keep its name', async () => {
    expect(codeOf(await merge())).toBe('done')
    expect(await pathsFollowTheTree()).toEqual([])
    expect((await memberOf('inBoth')).organisationIds).toEqual([other])
    expect((await memberOf('waiting')).organisationIds).toEqual([other])
    expect((await memberOf('inOld')).roles).toEqual([{ role: 'handler', organisationId: other }])
    expect((await organisations.get(child))?.path).toEqual(['district', part, other, child])
    expect(await events.get(`e_coming${count}`)).toMatchObject({
      organisationId: other,
      organisationName: '新协会',
      audience: { organisationIds: [other, child] },
    })
    expect(await events.get(`e_past${count}`)).toMatchObject({ organisationId: other, organisationName: '老协会' })
    expect((await opinions.get(`o_open${count}`))?.organisationName).toBe('新协会')
    expect((await opinions.get(`o_done${count}`))?.organisationName).toBe('老协会')
    expect(await notices.get(`n_draft${count}`)).toMatchObject({
      audience: { organisationIds: [other] },
      organisationNames: ['新协会'],
    })
    expect((await notices.get(`n_out${count}`))?.audience).toMatchObject({ organisationIds: [old] })
    expect(await auditEntries.count({ action: 'role.movedOver', targetId: `m_inOld_${count}` })).toBe(1)
  })

  it('shows only the one that stays, and takes nobody into the other any more', async () => {
    const { code } = await world.call('administrator', 'members.createInvitation', { organisationId: old, uses: 5 })
    await merge()
    const { items } = await world.call('guest', 'organisations.listTree', {})
    expect(items.map(({ organisationId }) => organisationId)).not.toContain(old)
    expect(await world.refusal('guest', 'organisations.getOrganisation', { organisationId: old })).toBe('ORGANISATION_NOT_FOUND')
    const registration = { name: '新人', consentVersion: '2026-11', organisationIds: [old] }
    expect(await world.refusal(`new${count}`, 'members.register', registration)).toBe('ORGANISATION_NOT_FOUND')
    expect(await world.refusal('administrator', 'organisations.renameOrganisation', { organisationId: old, name: '又' })).toBe(
      'ORGANISATION_NOT_FOUND',
    )
    expect(await world.refusal('administrator', 'organisations.createOrganisation', { parentId: old, name: '又' })).toBe(
      'ORGANISATION_NOT_FOUND',
    )
    const grant = { memberId: `m_inOther_${count}`, role: 'editor', organisationId: old }
    expect(await world.refusal('administrator', 'members.grantRole', grant)).toBe('ORGANISATION_CLOSED')
    const invited = { ...registration, organisationIds: [other], invitationCode: code }
    expect(await world.call(`new${count}`, 'members.register', invited)).toMatchObject({ status: 'approved' })
  })

  it('does not make an owner of the other organisation for an administrator, nor take one away', async () => {
    await members.update({ _id: `m_inOld_${count}` }, { roles: [{ role: 'owner', organisationId: old, startsAt: minutes(999) }] })
    expect(codeOf(await merge())).toBe('OWNER_NEEDED')
    expect(codeOf(await close())).toBe('OWNER_NEEDED')
    expect(codeOf(await merge(old, other, 'owner'))).toBe('done')
    expect((await memberOf('inOld')).roles).toMatchObject([{ role: 'owner', organisationId: other }])
  })

  it('is refused to whoever reaches one of the two only', async () => {
    expect(codeOf(await merge(old, 'association', `head_${count}`))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await merge('association', old, `head_${count}`))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await merge(old, other, 'stranger'))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await merge(old, child))).toBe('BELOW_ITSELF')
    expect(codeOf(await merge(old, old))).toBe('BELOW_ITSELF')
  })

  it('twice answers the same; into another is told that it is over', async () => {
    const first = await merge()
    expect(await merge()).toEqual(first)
    expect(codeOf(await merge(old, 'association'))).toBe('ORGANISATION_CLOSED')
  })

  it.each(cuts)('goes on where it was cut off after %i operations', async (n) => {
    await world.cutOffAfter(n, () => merge())
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
    expect(codeOf(await merge())).toBe('done')
    expect((await memberOf('inOld')).roles).toEqual([{ role: 'handler', organisationId: other }])
    for (const [action, targetId] of [
      ['organisation.merged', old],
      ['role.movedOver', `m_inOld_${count}`],
    ]) {
      expect(await auditEntries.count({ action, targetId })).toBe(1)
    }
  })

  it('two after one another end right, whichever is followed first', async () => {
    for (const turn of ['first', 'last'] as const) {
      if (turn === 'first') {
        await merge(old, other)
        await merge(other, 'association')
      }
      await asBefore('inOld', old)
      await asBefore('inOther', other)
      await reorganisations.update({ organisationId: turn === 'first' ? old : other }, { state: 'working' })
      await finish()
      await reorganisations.update({ organisationId: turn === 'first' ? other : old }, { state: 'working' })
      await finish()
      expect(await pathsFollowTheTree()).toEqual([])
      expect((await memberOf('inOld')).organisationIds).toEqual(['association'])
    }
  })

  it('finds what was written just before by somebody who had read the tree earlier', async () => {
    await merge()
    await members.insertMissing([person('late', [old])])
    await events.insertMissing([anEvent({ _id: `e_late${count}`, organisationId: old, organisationPath: ways[old] ?? [] })])
    expect(await pathsFollowTheTree()).not.toEqual([])
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
  })
})

describe('closing', () => {
  it('sends members to the parent, ends roles and invitations, and hangs what was below under the parent', async () => {
    const { code } = await world.call('administrator', 'members.createInvitation', { organisationId: old, uses: 5 })
    expect(codeOf(await close())).toBe('done')
    expect(await pathsFollowTheTree()).toEqual([])
    expect((await memberOf('inOld')).organisationIds).toEqual([part])
    expect((await memberOf('inOld')).roles).toEqual([])
    expect((await memberOf('inBoth')).organisationIds).toEqual([part, other])
    expect((await organisations.get(child))?.parentId).toBe(part)
    const registration = { name: '新人', consentVersion: '2026-11', organisationIds: [part], invitationCode: code }
    expect(await world.refusal(`new${count}`, 'members.register', registration)).toBe('INVITATION_INVALID')
    expect(await auditEntries.count({ action: 'role.ended', targetId: `m_inOld_${count}` })).toBe(1)
  })

  it('may send the members elsewhere, within reach', async () => {
    expect(codeOf(await close(old, 'administrator', 'elsewhere'))).toBe('ORGANISATION_NOT_FOUND')
    expect(codeOf(await close(old, 'administrator', old))).toBe('BELOW_ITSELF')
    expect(codeOf(await close(old, 'administrator', child))).toBe('done')
    expect((await memberOf('inOld')).organisationIds).toEqual([child])
    expect(await pathsFollowTheTree()).toEqual([])
  })

  it('the last open organisation, or the root, is refused', async () => {
    expect(codeOf(await close('elsewhere', 'stranger'))).toBe('ROOT_STAYS')
    expect(codeOf(await close('district'))).toBe('ROOT_STAYS')
  })

  it.each(cuts)('goes on where it was cut off after %i operations', async (n) => {
    await world.cutOffAfter(n, () => close())
    await finish()
    expect(await pathsFollowTheTree()).toEqual([])
    expect(codeOf(await close())).toBe('done')
    expect((await memberOf('inOld')).roles).toEqual([])
    expect(await auditEntries.count({ action: 'organisation.closed', targetId: old })).toBe(1)
    expect(await auditEntries.count({ action: 'role.ended', targetId: `m_inOld_${count}` })).toBe(1)
  })
})

describe('a notice that is on its way', () => {
  const inboxes = async () =>
    (await deliveries.find({ noticeId: `n_draft${count}` }, { limit: 100 })).map(({ memberId }) => memberId).sort()
  const publish = async () => {
    const published = { status: 'published' as const, publishedAt: present, updatedAt: present }
    await notices.update({ _id: `n_draft${count}` }, { ...published, fanOut: { state: 'filling', after: null, recipients: 0 } })
  }

  it('reaches everybody it was for before they change place', async () => {
    await publish()
    await merge()
    expect(await inboxes()).toEqual([`m_inBoth_${count}`, `m_inOld_${count}`])
  })

  it('that came out between the act and the following reaches those who came over', async () => {
    await notices.update({ _id: `n_draft${count}` }, { audience: { organisationIds: [other], includeBelow: true } })
    await merge()
    for (const id of ['inOld', 'inBoth']) await asBefore(id, old)
    await publish()
    await fillAll(100)
    expect(await inboxes()).not.toContain(`m_inOld_${count}`)
    await reorganisations.update({ organisationId: old }, { state: 'working' })
    await finish()
    await fillAll(100)
    expect(await inboxes()).toEqual(['inBoth', 'inChild', 'inOld', 'inOther'].map((id) => `m_${id}_${count}`).sort())
    expect((await notices.get(`n_draft${count}`))?.fanOut).toMatchObject({ state: 'done', recipients: 4 })
  })
})

it.each([
  ['moving', () => move(old, other)],
  ['merging', () => merge()],
  ['closing', () => close()],
])('%s takes fewer operations than the power is cut off after', async (_act, act) => {
  expect(await world.operations(act)).toBeLessThan(mostOperations)
})

describe('before deciding', () => {
  const preview = (kind: 'move' | 'merge' | 'close', toId?: string, by = 'administrator') =>
    world.call(by, 'reorganisations.previewReorganisation', {
      kind,
      organisationId: old,
      ...(toId === undefined ? {} : { toId }),
    })

  it('says what would be touched, in words, and touches nothing', async () => {
    const merged = await preview('merge', other)
    expect(merged).toMatchObject({ members: 3, organisations: 1, openEvents: 1, openOpinions: 1, roles: 1 })
    expect(merged.sentences.join('')).toContain('3 位成员转到「新协会」')
    expect(await preview('move', other)).toMatchObject({ members: 4, openEvents: 2 })
    expect((await preview('close')).sentences.join('')).toContain('就此结束')
    expect(await pathsFollowTheTree()).toEqual([])
    expect((await organisations.get(old))?.status).toBeUndefined()
  })

  it('refuses what the act would refuse', async () => {
    const wanted = { kind: 'merge', organisationId: old, toId: other }
    expect(await world.refusal('stranger', 'reorganisations.previewReorganisation', wanted)).toBe('ORGANISATION_NOT_FOUND')
    expect(
      await world.refusal('administrator', 'reorganisations.previewReorganisation', { kind: 'move', organisationId: old }),
    ).toBe('INVALID_INPUT')
  })

  it('the list of acts shows strangers nothing, and pages on', async () => {
    await move(old, other)
    await move(child, other)
    expect((await world.call('stranger', 'reorganisations.listReorganisations', {})).items).toEqual([])
    const first = await world.call('administrator', 'reorganisations.listReorganisations', { limit: 1 })
    expect(first.nextCursor).toBeDefined()
  })
})
