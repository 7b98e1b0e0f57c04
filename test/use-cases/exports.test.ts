import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { expireExports, exportParts, sheetExports, workExports } from '../../cloudfunctions/domains/exports'
import { workExport } from '../../cloudfunctions/domains/exports/work-exports'
import { members } from '../../cloudfunctions/domains/members'
import { command } from '../../cloudfunctions/platform/database'
import { fileIdAt } from '../../cloudfunctions/platform/files'
import { encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { readSheet } from '../../cloudfunctions/platform/sheets/read-sheet'
import { aMember } from '../factories'
import { isStored, partsOf } from './support/sheets'
import { wholeDatabase } from './support/whole-database'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  await members.insertMissing([
    aMember({
      _id: 'm_phone',
      openid: 'phone',
      name: '赵有机',
      phone: encryptPhone('13912345678'),
      phoneHash: hashPhone('13912345678'),
    }),
  ])
})
beforeEach(async () => {
  world.now = present
  await Promise.all([sheetExports.remove({ byId: command().neq('') }), exportParts.remove({ exportId: command().neq('') })])
})
afterAll(() => world.close())

const minutes = (n: number) => new Date(present.getTime() + n * 60_000)
const asked = { what: 'members', filter: {}, reason: '核对联谊会名单' } as const

async function fileOf(exportId: string, openid = 'administrator'): Promise<Buffer> {
  const { url } = await world.call(openid, 'exports.getExport', { exportId })
  return Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
}

/** The export with every row of the members the world begins with. */
async function exported(changes: object = {}, openid = 'administrator') {
  const { exportId } = await world.call(openid, 'exports.requestExport', { ...asked, ...changes })
  return { exportId, file: await fileOf(exportId, openid) }
}

const looksSeenBy = async (openid: string) =>
  (await world.call(openid, 'members.listWhoLooked', {})).items.filter(({ reason }) => reason === asked.reason)

describe('the sheet', () => {
  it('has the list with masked phones, and says on top and on every page who made it, when and for what', async () => {
    const { exportId, file } = await exported()
    const rows = await readSheet(file, 100)
    const [mark, purpose, headings, ...people] = rows
    expect(mark?.[0]).toBe('成员名单 · 由administrator同志（管理员）于2026年11月20日 14:00导出 · 请勿转发')
    expect(purpose?.[0]).toBe('用途：核对联谊会名单 · 请在11月21日 14:00前用完并删除 · 名单里的每个人都能看到这次导出')
    expect(headings).toEqual(['姓名', '手机号', '组织', '状态', '职业', '特长', '职责', '登记日期'])
    expect(people).toContainEqual(['赵有机', '139****5678', '联谊会', '正式成员', '教师', null, null, '2026-11-01'])
    expect(people.flat()).not.toContain('外区管理员')
    const xml = partsOf(file)['xl/worksheets/sheet1.xml'] ?? ''
    for (const tag of ['oddHeader', 'oddFooter'])
      expect(xml).toMatch(new RegExp(`<${tag}>[^<]*由administrator同志（管理员）[^<]*</${tag}>`))
    const view = await world.call('administrator', 'exports.getExport', { exportId })
    expect(view).toMatchObject({
      state: 'ready',
      rows: people.length,
      worked: people.length,
      fileName: '成员名单-administrator同志导出-2026-11-20.xlsx',
    })
  })

  it('has the phones in full only when they were asked for, and keeps none in plain text', async () => {
    const { file } = await exported({ withPhones: true })
    expect((await readSheet(file, 100)).flat()).toContain('13912345678')
    expect(await wholeDatabase()).not.toContain('13912345678')
  })

  it('holds what the filter lets through, and nothing out of reach', async () => {
    const { file } = await exported({ filter: { namePrefix: '赵', status: 'approved', organisationId: 'association' } })
    expect((await readSheet(file, 100)).slice(3).map(([name]) => name)).toEqual(['赵有机'])
    const elsewhere = { ...asked, filter: { organisationId: 'elsewhere' } }
    expect(await world.refusal('administrator', 'exports.requestExport', elsewhere)).toBe('ORGANISATION_NOT_FOUND')
    const nobody = { ...asked, filter: { namePrefix: '没有' } }
    expect(await world.refusal('administrator', 'exports.requestExport', nobody)).toBe('EXPORT_EMPTY')
  })

  it('has no cell that a spreadsheet takes for a formula', async () => {
    const evil = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "=HYPERLINK('x')", '<f>1</f>']
    await members.insertMissing(
      evil.map((text, i) => aMember({ _id: `m_evil${i}`, openid: `evil${i}`, name: text, occupation: text, skills: [text] })),
    )
    const { file } = await exported({ reason: '=看看' })
    await members.remove({ openid: /^evil/ })
    const parts = partsOf(file)
    const cells = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(cells.length).toBe(1)
    for (const [, xml] of cells) {
      expect(xml).not.toMatch(/<f[\s>]/)
      // Every cell that holds something is a text.
      expect((xml.match(/<c [^>]*>/g) ?? []).filter((cell) => !cell.includes('t="s"') && !cell.endsWith('/>'))).toEqual([])
    }
    const texts = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text)
    expect(texts.length).toBeGreaterThan(20)
    expect(texts.filter((text) => /^[\s]*[=+\-@＝＋－＠]/.test(text))).toEqual([])
  })
})

describe('whoever is in it', () => {
  it('reads who exported the list and why, also without phones', async () => {
    const before = await looksSeenBy('phone')
    await exported()
    await exported({ withPhones: true })
    // All have the same instant here, so the new ones are told by what they say.
    const said = (looks: typeof before) => looks.map(({ byName, byRole, what }) => [byName, byRole, what].join(' ')).sort()
    const after = said(await looksSeenBy('phone'))
    for (const one of said(before)) after.splice(after.indexOf(one), 1)
    expect(after).toEqual([
      'administrator同志 管理员 信息（导出成员名单，不含完整手机号）',
      'administrator同志 管理员 信息（导出成员名单，含完整手机号）',
    ])
    expect(await looksSeenBy('stranger')).toEqual([])
  })

  it('is counted in the audit and not named', async () => {
    const { exportId } = await exported({ filter: { namePrefix: '赵' } })
    const [entry, ...others] = await auditEntries.find({ targetId: exportId }, { limit: 5 })
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      action: 'members.exported',
      reason: asked.reason,
      after: { rows: 1, withPhones: false, byName: true },
    })
    expect(JSON.stringify(entry)).not.toContain('赵')
  })
})

describe('the file', () => {
  it('is for whoever asked, while their role reaches what is in it', async () => {
    const { exportId } = await exported()
    expect(await world.refusal('owner', 'exports.getExport', { exportId })).toBe('EXPORT_NOT_FOUND')
    expect((await world.call('owner', 'exports.listMyExports', {})).items).toEqual([])
    expect((await world.call('administrator', 'exports.listMyExports', {})).items).toMatchObject([
      { exportId, title: '成员名单', state: 'ready' },
    ])
    const roles = (organisationId: string) =>
      members.update({ _id: 'm_administrator' }, { roles: [{ role: 'administrator', organisationId }] })
    await roles('elsewhere')
    expect(await world.refusal('administrator', 'exports.getExport', { exportId })).toBe('EXPORT_NOT_FOUND')
    await roles('district')
  })

  it('is gone after a day, and a month later also the line that there was one', async () => {
    const { exportId } = await exported()
    const { fileId } = (await sheetExports.get(exportId)) ?? {}
    await expireExports(minutes(24 * 60 - 1))
    expect(await isStored(fileId ?? '')).toBe(true)
    world.now = minutes(24 * 60)
    const view = await world.call('administrator', 'exports.getExport', { exportId })
    expect([view.state, view.url]).toEqual(['expired', undefined])
    await expireExports(world.now)
    expect(await isStored(fileId ?? '')).toBe(false)
    await expireExports(minutes(30 * 24 * 60))
    expect(await sheetExports.get(exportId)).toBe(null)
  })

  it('is gone after a day also when the power went just after the file was stored, or the day ends while it is made', async () => {
    const latest = async () => {
      const [record] = await sheetExports.find({ state: 'working' }, { limit: 1 })
      return record && { record, stored: await isStored(await fileIdAt(record.cloudPath)) }
    }
    for (let n = 0; !(await latest())?.stored; n++) {
      await sheetExports.remove({ byId: 'm_administrator' })
      await exportParts.remove({ exportId: command().neq('') })
      await world.cutOffAfter(n, () => world.ask('administrator', 'exports.requestExport', asked))
    }
    const { record } = (await latest()) ?? {}
    await expireExports(minutes(24 * 60))
    const fileId = await fileIdAt(record?.cloudPath ?? '')
    expect(await isStored(fileId)).toBe(false)
    if (record) await workExport({ ...record, isRead: true, parts: 0 }, 10, present)
    expect(await isStored(fileId)).toBe(false)
  })

  it('is one for the same wish', async () => {
    const wish = { ...asked, draftKey: 'wish-1' }
    const first = await world.call('administrator', 'exports.requestExport', wish)
    expect(await world.call('administrator', 'exports.requestExport', wish)).toEqual(first)
    expect((await sheetExports.find({}, { limit: 5 })).length).toBe(1)
  })
})

it('a long list is finished by the timer', async () => {
  const many = Array.from({ length: 1100 }, (_, i) => aMember({ _id: `m_many${i}`, openid: `many${i}`, name: `众人${i % 300}` }))
  await members.insertMissing(many.slice(0, 600))
  await members.insertMissing(many.slice(600))
  const wish = { ...asked, filter: { namePrefix: '众人' } }
  const { exportId } = await world.call('administrator', 'exports.requestExport', wish)
  expect(await world.call('administrator', 'exports.getExport', { exportId })).toMatchObject({
    state: 'working',
    rows: 1100,
    worked: 1000,
  })
  await workExports(present, 2000)
  expect((await readSheet(await fileOf(exportId), 1200)).slice(3).length).toBe(1100)
  await members.remove({ openid: /^many/ })
})

it('whenever the power goes, everybody is in the list once and reads of it once', async () => {
  const some = Array.from({ length: 250 }, (_, i) => aMember({ _id: `m_some${i}`, openid: `some${i}`, name: `某人${i}` }))
  await members.insertMissing(some)
  for (let n = 0; n < 28; n++) {
    const wish = { ...asked, filter: { namePrefix: '某人' }, draftKey: `cut-${n}`, reason: `第${n}次` }
    await world.cutOffAfter(n, () => world.ask('administrator', 'exports.requestExport', wish))
    await workExports(present, 2000)
    const { exportId } = await world.call('administrator', 'exports.requestExport', wish)
    const names = (await readSheet(await fileOf(exportId), 400)).slice(3).map(([name]) => name)
    expect([n, names.length, new Set(names).size]).toEqual([n, 250, 250])
    const seen = (await world.call('some7', 'members.listWhoLooked', { limit: 50 })).items.filter(
      ({ reason }) => reason === wish.reason,
    )
    expect([n, seen.length, (await auditEntries.find({ targetId: exportId }, { limit: 5 })).length]).toEqual([n, 1, 1])
  }
  // Rows that could not be removed any more go with the file.
  await expireExports(minutes(24 * 60))
  expect((await exportParts.find({}, { limit: 10 })).length).toBe(0)
  await members.remove({ openid: /^some/ })
})
