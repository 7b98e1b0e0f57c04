import { collection, command } from '../../cloudfunctions/platform/database'
import { imports, workImports } from '../../cloudfunctions/domains/imports'
import { members } from '../../cloudfunctions/domains/members'
import { lookForDuplicates } from '../../cloudfunctions/domains/merges'
import { duplicates } from '../../cloudfunctions/domains/merges/store'
import { organisations } from '../../cloudfunctions/domains/organisations'
import { finishReorganisations, reorganisations } from '../../cloudfunctions/domains/reorganisations'
import { aMember, anOrganisation } from '../factories'
import { pathsFollowTheTree } from './support/paths-follow-the-tree'
import { aRow, aSheet, uploaded } from './support/sheets'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

/** Work that was begun before the tree changed, and goes on after it. */
let world: World
const district = anOrganisation('district', '城东区')
const minutes = (n: number) => new Date(present.getTime() + n * 60_000)

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  world.now = present
  await Promise.all([members.remove({ openid: /^nobody:/ }), imports.remove({ byId: command().neq('') })])
  await reorganisations.remove({ _id: command().gt('') })
  await organisations.remove({ _id: /^(old|new)$/ })
  await organisations.insertMissing([anOrganisation('old', '老协会', district), anOrganisation('new', '新协会', district)])
})

const merged = async () => {
  await world.call('owner', 'reorganisations.mergeOrganisations', { organisationId: 'old', intoId: 'new', reason: '合并办公' })
  for (const n of [1, 6]) await finishReorganisations(minutes(n))
}

async function started(rows: string[][], organisationId?: string): Promise<string> {
  const fileId = await uploaded(await aSheet(rows))
  return (await world.call('administrator', 'imports.startImport', { fileId, organisationId })).importId
}

const commit = (importId: string) => world.call('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })
const imported = () => members.find({ openid: /^nobody:/ }, { orderBy: [['name', 'asc']], limit: 1000 })

describe('an import', () => {
  it('knows no closed organisation: neither in a row, nor chosen, nor in the template', async () => {
    const before = (await world.call('administrator', 'imports.getTemplate', {})).base64
    await merged()
    const importId = await started([aRow(1, { 2: '老协会' }), aRow(2, { 2: '新协会' })])
    const found = await world.call('administrator', 'imports.getImport', { importId })
    expect(found).toMatchObject({ good: 1, remarks: [{ row: 2, message: '没有找到“老协会”，请照“组织”那一页的写法填' }] })
    const fileId = await uploaded(await aSheet([aRow(1, { 2: '' })]))
    const chosen = { fileId, organisationId: 'old' }
    expect(await world.refusal('administrator', 'imports.startImport', chosen)).toBe('ORGANISATION_NOT_FOUND')
    expect((await world.call('administrator', 'imports.getTemplate', {})).base64).not.toBe(before)
  })

  it('that was read before its organisation closed is refused when it is to begin', async () => {
    const importId = await started([aRow(1, { 2: '老协会' })])
    await merged()
    expect(await world.refusal('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })).toBe(
      'ORGANISATION_CLOSED',
    )
    expect(await imported()).toEqual([])
  })

  it('that was promised before puts the rest where the organisation went, and still gives nobody twice', async () => {
    await members.insertMissing([
      aMember({
        _id: 'm_there',
        openid: 'nobody:there',
        name: '早在那里',
        organisationIds: ['new'],
        organisationPaths: ['district', 'new'],
      }),
    ])
    const rows = Array.from({ length: 1300 }, (_unused, n) => aRow(n + 1, { 2: '老协会' }))
    const importId = await started([...rows, aRow(1301, { 0: '早在那里', 1: '', 2: '老协会' })])
    expect(await commit(importId)).toMatchObject({ state: 'working' })
    await merged()
    while ((await imports.get(importId))?.state === 'working') await workImports(minutes(7), 1000)
    expect(await imports.get(importId)).toMatchObject({ added: 1300, skipped: 1 })
    const all = [...(await members.find({ organisationIds: 'new' }, { limit: 1000 }))]
    expect(all.length).toBe(1000)
    expect(await members.count({ organisationIds: 'new' })).toBe(1301)
    expect(await members.count({ organisationPaths: 'old' })).toBe(0)
    expect(await pathsFollowTheTree()).toEqual([])
  })
})

describe('an export', () => {
  it('is not made of a closed organisation, and not shown to whom the tree took what is in it', async () => {
    const roles = [{ role: 'administrator' as const, organisationId: 'old' }]
    const belongs = { organisationIds: ['old'], organisationPaths: ['district', 'old'] }
    await members.insertMissing([aMember({ _id: 'm_his', openid: 'nobody-he', name: '协会管理员', roles, ...belongs })])
    const asked = { what: 'members', filter: {}, reason: '核对协会名单' } as const
    const { exportId } = await world.call('nobody-he', 'exports.requestExport', asked)
    expect(await world.call('nobody-he', 'exports.getExport', { exportId })).toMatchObject({ state: 'ready' })
    await merged()
    expect(await world.refusal('nobody-he', 'exports.getExport', { exportId })).toBe('EXPORT_NOT_FOUND')
    const ofClosed = { ...asked, filter: { organisationId: 'old' } }
    expect(await world.refusal('administrator', 'exports.requestExport', ofClosed)).toBe('ORGANISATION_NOT_FOUND')
    await members.remove({ _id: 'm_his' })
  })
})

describe('a pair that looks alike', () => {
  const pairs = () => duplicates.find({ memberIds: 'm_one' }, { limit: 10 })
  const phoneHash = 'v1.same'
  const inPlace = (_id: string, id: string) =>
    aMember({ _id, openid: _id, name: _id, phoneHash, organisationIds: [id], organisationPaths: ['district', id] })

  beforeEach(async () => {
    await members.remove({ _id: /^m_(one|two)$/ })
    await duplicates.remove({ _id: command().gt('') })
    await collection('duplicateSearches').remove({ _id: command().gt('') })
    await members.insertMissing([inPlace('m_one', 'old'), inPlace('m_two', 'new')])
    await lookForDuplicates(present)
  })

  it('is for whoever looks after both after a move', async () => {
    expect(await pairs()).toMatchObject([{ organisationPaths: ['district'] }])
    await world.call('owner', 'reorganisations.moveOrganisation', { organisationId: 'old', parentId: 'new' })
    for (const n of [1, 6]) await finishReorganisations(minutes(n))
    // Everybody was looked at a moment ago and rests; the pairs do not.
    await lookForDuplicates(minutes(7))
    expect(await pairs()).toMatchObject([{ organisationPaths: ['district', 'new'] }])
  })

  it('is told apart only by whoever reaches both now, whatever was noted when it was found', async () => {
    const [pair] = await pairs()
    await members.update({ _id: 'm_one' }, { organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] })
    const wanted = { duplicateId: pair?._id ?? '' }
    expect(await world.refusal('administrator', 'merges.dismissDuplicate', wanted)).toBe('DUPLICATE_NOT_FOUND')
    await lookForDuplicates(minutes(1))
    expect(await pairs()).toMatchObject([{ organisationPaths: [] }])
  })

  it('goes when it is none any more, and stays when it was told apart', async () => {
    await members.update({ _id: 'm_one' }, { phoneHash: 'v1.other' })
    await lookForDuplicates(minutes(1))
    expect(await pairs()).toEqual([])
    await members.update({ _id: 'm_one' }, { phoneHash })
    await lookForDuplicates(minutes(24 * 60))
    const [pair] = await pairs()
    await world.call('administrator', 'merges.dismissDuplicate', { duplicateId: pair?._id ?? '' })
    await members.update({ _id: 'm_one' }, { phoneHash: 'v1.other' })
    await lookForDuplicates(minutes(24 * 60 + 1))
    expect(await pairs()).toMatchObject([{ dismissed: true, why: [] }])
  })
})
