import { strToU8, zipSync } from 'fflate'
import type { OutputOf } from '../../cloudfunctions/contracts'
import { auditEntries } from '../../cloudfunctions/kernel/audit'
import { importParts, imports, workImports } from '../../cloudfunctions/domains/imports'
import { members } from '../../cloudfunctions/domains/members'
import { readSheet } from '../../cloudfunctions/platform/sheets/read-sheet'
import { command } from '../../cloudfunctions/platform/database'
import { storeFile } from '../../cloudfunctions/platform/files'
import { decryptPhone, encryptPhone, hashPhone } from '../../cloudfunctions/platform/secrets'
import { aMember } from '../factories'
import { cutsUpTo } from './support/cuts'
import { wholeDatabase } from './support/whole-database'
import { aRow, aSheet, headings, isStored, rawBook, rawRow, uploaded } from './support/sheets'
import type { World } from './support/world'
import { openWorld, present } from './support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  world.now = present
  await Promise.all([imports.remove({ byId: command().neq('') }), importParts.remove({ importId: command().neq('') })])
  await members.remove({ openid: /^nobody:/ })
})
afterAll(() => world.close())

const minutes = (n: number) => new Date(present.getTime() + n * 60_000)

async function started(rows: string[][], openid = 'administrator', titles = headings): Promise<string> {
  const fileId = await uploaded(await aSheet(rows, titles))
  return (await world.call(openid, 'imports.startImport', { fileId })).importId
}

async function committed(importId: string, duplicates: 'skip' | 'keep' = 'skip') {
  for (;;) {
    const progress = await world.call('administrator', 'imports.commitImport', { importId, duplicates })
    if (progress.state === 'done') return progress
  }
}

const imported = () => members.find({ openid: /^nobody:/ }, { orderBy: [['name', 'asc']], limit: 1000 })
const namesOf = async () => (await imported()).map(({ name }) => name).sort()
const remarks = (found: OutputOf<'imports.getImport'>) =>
  found.remarks.map(({ row, column, message }) => `${row} ${column} ${message}`)
const refusalOf = async (file: Buffer) => {
  const fileId = await uploaded(file)
  const code = await world.refusal('administrator', 'imports.startImport', { fileId })
  return [code, await isStored(fileId), (await imports.find({}, { limit: 10 })).length]
}

describe('the template', () => {
  it('has the columns, what they mean, and only organisations within reach', async () => {
    const { base64, fileName } = await world.call('stranger', 'imports.getTemplate', {})
    expect(fileName).toBe('同心桥-成员导入模板.xlsx')
    const file = Buffer.from(base64, 'base64')
    expect(await readSheet(file, 100)).toEqual([headings])
    expect(file.length).toBeLessThan(20_000)
  })
})

describe('reading', () => {
  it('tells what is good, keeps phones encrypted and the file no longer', async () => {
    const fileId = await uploaded(await aSheet([aRow(1), aRow(2, { 1: '' }), aRow(3, { 2: '城东区/联谊会' })]))
    const { importId } = await world.call('administrator', 'imports.startImport', { fileId })
    const found = await world.call('administrator', 'imports.getImport', { importId })
    expect(found).toMatchObject({ state: 'ready', rows: 3, good: 3, problems: 0, duplicates: 0, remarks: [] })
    expect(await isStored(fileId)).toBe(false)
    expect(await wholeDatabase()).not.toContain('13910000001')
    expect(await namesOf()).toEqual([])
  })

  it('names every cell that is wrong by row and column', async () => {
    const importId = await started([
      aRow(1),
      aRow(2, { 0: '', 1: '12345' }),
      aRow(3, { 2: '外区', 5: '口头' }),
      aRow(4, { 0: '很'.repeat(21), 4: Array.from({ length: 11 }, (_, i) => `样${i}`).join('、') }),
    ])
    const found = await world.call('administrator', 'imports.getImport', { importId })
    expect(found).toMatchObject({ rows: 4, good: 1, problems: 6 })
    expect(remarks(found)).toEqual([
      '3 姓名 没有填',
      '3 手机号 要填 11 位手机号',
      '4 组织 没有找到“外区”，请照“组织”那一页的写法填',
      '4 同意方式 请填当面、电话里、书面中的一样',
      '5 姓名 最多 20 个字',
      '5 特长 最多填 10 样',
    ])
  })

  it('names columns that are missing, unknown or there twice', async () => {
    const lacking = await started([['张三', '本科']], 'administrator', ['姓名', '学历'])
    const found = await world.call('administrator', 'imports.getImport', { importId: lacking })
    expect(found).toMatchObject({ rows: 1, good: 0 })
    expect(remarks(found)).toEqual([
      '1 组织 缺少这一列，请用模板填写',
      '1 同意方式 缺少这一列，请用模板填写',
      '1 学历 不认识这一列，没有读取',
    ])
    expect(await world.refusal('administrator', 'imports.commitImport', { importId: lacking, duplicates: 'skip' })).toBe(
      'IMPORT_NOTHING_GOOD',
    )
    const none = await started([['张三']], 'administrator', ['谁'])
    expect(remarks(await world.call('administrator', 'imports.getImport', { importId: none }))).toEqual([
      '1 姓名 没有找到“姓名”这一列，请用模板填写',
    ])
  })

  it('takes a chosen organisation where a row names none, if it is within reach', async () => {
    const rows = [aRow(1, { 2: '' })]
    const fileId = await uploaded(await aSheet(rows))
    expect(await world.refusal('administrator', 'imports.startImport', { fileId, organisationId: 'elsewhere' })).toBe(
      'ORGANISATION_NOT_FOUND',
    )
    const { importId } = await world.call('administrator', 'imports.startImport', { fileId, organisationId: 'district' })
    await committed(importId)
    expect((await imported())[0]?.organisationPaths).toEqual(['district'])
  })

  it('reads what people type: numbers, full width, spaces, a title above, what a formula came to', async () => {
    const sheet = rawBook(
      `<dimension ref="A1:XFD1048576"/><sheetData>${[
        rawRow(1, ['成员登记表']),
        rawRow(2, ['姓 名', '手机号（11 位）', '组织', '特长', '同意方式']),
        rawRow(3, ['张　三', '<c><v>13910000021</v></c>', '联谊会', '英语，摄影', '当面']),
        rawRow(4, [
          '<c t="str"><f>CONCATENATE("李","四")</f><v>李四</v></c>',
          '１３９ １０００ ００２２',
          ' 联 谊 会 ',
          '',
          '电话同意',
        ]),
        rawRow(5, ['王五', '+86 139-1000-0023', '城东区 › 联谊会', '', '书面']),
        rawRow(6, ['<c t="e"><v>#N/A</v></c>', '', '联谊会', '', '当面']),
        rawRow(7, ['赵六', '<c><f>A1+1</f></c>', '联谊会', '', '当面']),
      ].join('')}</sheetData><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>`,
    )
    const { importId } = await world.call('administrator', 'imports.startImport', { fileId: await uploaded(sheet) })
    expect(remarks(await world.call('administrator', 'imports.getImport', { importId }))).toEqual([
      '6 姓名 公式出了错，请改成文字',
      '7 手机号 公式出了错，请改成文字',
    ])
    await committed(importId)
    const found = await imported()
    expect(
      found.map(({ name, phone, skills, assisted }) => [name, phone && decryptPhone(phone), skills.length, assisted?.how]).sort(),
    ).toEqual([
      ['张三', '13910000021', 2, 'inPerson'],
      ['李四', '13910000022', 0, 'byPhone'],
      ['王五', '13910000023', 0, 'inWriting'],
    ])
  })

  it('reads the first sheet that is not hidden', async () => {
    const data = (name: string) =>
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rawRow(1, ['姓名', '组织', '同意方式'])}${rawRow(2, [name, '联谊会', '当面'])}</sheetData></worksheet>`
    const book =
      '<sheets><sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/><sheet name="新" sheetId="2" r:id="rId2"/></sheets>'
    const file = rawBook('<sheetData/>', book, {
      'xl/worksheets/sheet1.xml': strToU8(data('藏着的')),
      'xl/worksheets/sheet2.xml': strToU8(data('看得见')),
    })
    const { importId } = await world.call('administrator', 'imports.startImport', { fileId: await uploaded(file) })
    await committed(importId)
    expect(await namesOf()).toEqual(['看得见'])
  })

  it('marks those who are members already or stand further up', async () => {
    await committed(await started([aRow(1)]))
    const importId = await started([
      aRow(1, { 0: '改了名' }),
      aRow(9, { 0: '新人1' }),
      aRow(3),
      aRow(4, { 1: '13910000003' }),
      aRow(5, { 0: '新人3' }),
    ])
    const found = await world.call('administrator', 'imports.getImport', { importId, show: 'duplicates' })
    expect(remarks(found)).toEqual([
      '2 手机号 和一位已有成员的手机号相同',
      '3 姓名 这个组织里已有同名的成员',
      '5 手机号 和第 4 行的手机号相同',
      '6 姓名 和第 4 行的姓名、组织相同',
    ])
  })

  it('tells nothing of members elsewhere, who may have the same phone', async () => {
    const phone = '13999990001'
    const there = { organisationIds: ['elsewhere'], organisationPaths: ['elsewhere'] }
    const stored = { phone: encryptPhone(phone), phoneHash: hashPhone(phone) }
    await members.insertMissing([aMember({ _id: 'm_there', openid: 'nobody:there', ...stored, ...there })])
    const importId = await started([aRow(1, { 1: phone })])
    expect(await world.call('administrator', 'imports.getImport', { importId, show: 'duplicates' })).toMatchObject({
      duplicates: 0,
      remarks: [],
    })
    expect(await committed(importId)).toMatchObject({ added: 1, skipped: 0 })
  })

  it('answers the same import for the same file', async () => {
    const fileId = await uploaded(await aSheet([aRow(1)]))
    const ask = () => world.call('administrator', 'imports.startImport', { fileId })
    const [first, second] = await Promise.all([ask(), ask()])
    expect([second, await ask()]).toEqual([first, first])
    expect((await imports.find({}, { limit: 10 })).length).toBe(1)
  })
})

describe('a place for a sheet', () => {
  it('is drawn for one person, and read from once', async () => {
    const { cloudPath } = await world.call('administrator', 'imports.prepareImport', {})
    const fileId = await storeFile(cloudPath, await aSheet([aRow(1)]))
    expect((await world.call('administrator', 'imports.listImports', {})).items).toEqual([])
    const ask = () => world.call('administrator', 'imports.startImport', { fileId })
    const [first, second] = await Promise.all([ask(), ask()])
    expect([second, await ask()]).toEqual([first, first])
    expect(await committed(first.importId)).toMatchObject({ state: 'done', added: 1 })
  })

  it('is removed after an hour with whatever was put there and never read', async () => {
    const { cloudPath } = await world.call('administrator', 'imports.prepareImport', {})
    const fileId = await storeFile(cloudPath, await aSheet([aRow(1)]))
    const importId = (await imports.find({}, { limit: 1 }))[0]?._id ?? ''
    expect(await world.refusal('administrator', 'imports.getImport', { importId })).toBe('IMPORT_NOT_FOUND')
    expect(await world.refusal('administrator', 'imports.cancelImport', { importId })).toBe('IMPORT_NOT_FOUND')
    await workImports(minutes(59), 100)
    expect(await isStored(fileId)).toBe(true)
    await workImports(minutes(60), 100)
    expect([await isStored(fileId), await imports.get(importId)]).toEqual([false, null])
  })
})

describe('what is not read', () => {
  it('is said in words, and nothing of it stays', async () => {
    expect(await refusalOf(Buffer.from('这不是表格'))).toEqual(['IMPORT_FILE_UNREADABLE', false, 0])
    expect(await refusalOf(Buffer.from(zipSync({ 'a.txt': strToU8('x') })))).toEqual(['IMPORT_FILE_UNREADABLE', false, 0])
    expect(await refusalOf((await aSheet([aRow(1)])).subarray(0, 1500))).toEqual(['IMPORT_FILE_UNREADABLE', false, 0])
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)])
    expect(await refusalOf(locked)).toEqual(['IMPORT_FILE_LOCKED', false, 0])
    expect(await refusalOf(Buffer.alloc(5 * 1024 * 1024 + 1))).toEqual(['IMPORT_FILE_TOO_LARGE', false, 0])
  })

  it('a sheet that reaches down to the last row is refused', async () => {
    const deep = rawBook(`<sheetData>${rawRow(1, headings)}${rawRow(1_048_576, ['末'])}</sheetData>`)
    expect(await refusalOf(deep)).toEqual(['IMPORT_SPRAWLING', false, 0])
  })

  it('a bomb is refused, whether it says how large it is or not', async () => {
    const huge = new Uint8Array(25 * 1024 * 1024)
    const honest = Buffer.from(zipSync({ 'xl/workbook.xml': huge }, { level: 1 }))
    expect(await refusalOf(honest)).toEqual(['IMPORT_FILE_TOO_LARGE', false, 0])
    // The same with the size written down as a thousand bytes, in both places where an archive has it.
    const lying = Buffer.from(honest)
    for (let at = 0; (at = lying.indexOf(Buffer.from('PK'), at)) >= 0; at += 2) {
      const kind = lying.readUInt16LE(at + 2)
      if (kind === 0x0403) lying.writeUInt32LE(1000, at + 22)
      if (kind === 0x0201) lying.writeUInt32LE(1000, at + 24)
    }
    expect(await refusalOf(lying)).toEqual(['IMPORT_FILE_TOO_LARGE', false, 0])
  })

  it('more than 5,000 rows are refused before they are read; empty coloured rows do not count', async () => {
    const people = (count: number) =>
      rawBook(
        `<sheetData>${rawRow(1, headings)}${Array.from({ length: count }, (_, i) => rawRow(i + 2, ['某人'])).join('')}</sheetData>`,
      )
    expect(await refusalOf(people(50_000))).toEqual(['IMPORT_TOO_MANY_ROWS', false, 0])
    expect(await refusalOf(people(5001))).toEqual(['IMPORT_TOO_MANY_ROWS', false, 0])
    const empty = Array.from({ length: 9000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="0"/></row>`).join('')
    const sheet = rawBook(
      `<sheetData>${rawRow(1, ['姓名', '组织', '同意方式'])}${rawRow(2, ['甲', '联谊会', '当面'])}${empty}</sheetData>`,
    )
    const { importId } = await world.call('administrator', 'imports.startImport', { fileId: await uploaded(sheet) })
    expect(await world.call('administrator', 'imports.getImport', { importId })).toMatchObject({ rows: 1, good: 1 })
  })

  it('no file but an uploaded sheet is read or removed', async () => {
    const picture = await uploaded(Buffer.from('picture'), 'uploads')
    expect(await world.refusal('administrator', 'imports.startImport', { fileId: picture })).toBe('IMPORT_FILE_UNREADABLE')
    expect(await isStored(picture)).toBe(true)
  })
})

describe('going on', () => {
  it('makes members of the good rows, with how they agreed, and forgets the rows', async () => {
    const importId = await started([aRow(1), aRow(2, { 1: '错' }), aRow(3)])
    expect(await committed(importId)).toMatchObject({ state: 'done', good: 2, worked: 2, added: 2, skipped: 0 })
    const [first] = await imported()
    expect(first).toMatchObject({
      status: 'approved',
      organisationIds: ['association'],
      organisationPaths: ['district', 'association'],
      occupation: '教师',
      skills: ['英语', '摄影'],
      roles: [],
      assisted: { byId: 'm_administrator', byName: 'administrator同志', how: 'inPerson', note: null },
    })
    expect(first?.openid).toBe(`nobody:${first?._id ?? ''}`)
    expect((await importParts.find({}, { limit: 100 })).map(({ kind }) => kind)).toEqual(['problems'])
    const [entry] = await auditEntries.find({ action: 'members.imported', targetId: importId }, { limit: 2 })
    expect(entry).toMatchObject({
      organisationPath: ['district', 'association'],
      after: { rows: 2, known: 0, duplicates: 'skip' },
    })
  })

  it('leaves out or takes those who are known, as chosen', async () => {
    await committed(await started([aRow(1)]))
    expect(await committed(await started([aRow(1), aRow(2)]), 'skip')).toMatchObject({ added: 1, skipped: 1 })
    expect(await namesOf()).toEqual(['新人1', '新人2'])
    expect(await committed(await started([aRow(1), aRow(2)]), 'keep')).toMatchObject({ added: 2, skipped: 0 })
  })

  it('gives nobody twice: the same import again and at once, and two sheets with the same people', async () => {
    const rows = Array.from({ length: 1450 }, (_, i) => aRow(i))
    const importId = await started(rows)
    await world.call('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })
    await Promise.all([committed(importId), committed(importId), workImports(present, 2000)])
    expect(await committed(importId)).toMatchObject({ state: 'done', worked: 1450, added: 1450, skipped: 0 })
    const [one, other] = [await started([aRow(5000)]), await started([aRow(5000)])]
    await committed(one)
    expect(await committed(other)).toMatchObject({ added: 0, skipped: 1 })
    expect(await members.count({ openid: /^nobody:/ })).toBe(1451)
  })

  it('shows and does nothing with what another began', async () => {
    const importId = await started([aRow(1)])
    for (const openid of ['owner', 'stranger']) {
      expect(await world.refusal(openid, 'imports.getImport', { importId })).toBe('IMPORT_NOT_FOUND')
      expect(await world.refusal(openid, 'imports.commitImport', { importId, duplicates: 'keep' })).toBe('IMPORT_NOT_FOUND')
      expect(await world.refusal(openid, 'imports.cancelImport', { importId })).toBe('IMPORT_NOT_FOUND')
      expect(await world.call(openid, 'imports.listImports', {})).toEqual({ items: [] })
    }
  })

  it('is refused once the role reaches the organisations no more, and goes on when it was promised before', async () => {
    const importId = await started(Array.from({ length: 1300 }, (_, i) => aRow(i)))
    const roles = (organisationId: string) =>
      members.update({ _id: 'm_administrator' }, { roles: [{ role: 'administrator', organisationId }] })
    await roles('elsewhere')
    expect(await world.refusal('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })).toBe(
      'ORGANISATION_NOT_FOUND',
    )
    await roles('district')
    expect(await world.call('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })).toMatchObject({
      state: 'working',
      worked: 1000,
    })
    await roles('elsewhere')
    await workImports(present, 2000)
    await roles('district')
    expect(await world.call('administrator', 'imports.getImport', { importId })).toMatchObject({ state: 'done', added: 1300 })
  })
})

describe('not going on', () => {
  it('forgets everything that was read', async () => {
    const importId = await started([aRow(1), aRow(2, { 1: '错' })])
    await world.call('administrator', 'imports.cancelImport', { importId })
    expect(await world.refusal('administrator', 'imports.getImport', { importId })).toBe('IMPORT_NOT_FOUND')
    expect(await world.refusal('administrator', 'imports.commitImport', { importId, duplicates: 'skip' })).toBe(
      'IMPORT_NOT_FOUND',
    )
    expect((await importParts.find({}, { limit: 10 })).length).toBe(0)
  })

  it('is too late once members were made', async () => {
    const importId = await started([aRow(1)])
    await committed(importId)
    expect(await world.refusal('administrator', 'imports.cancelImport', { importId })).toBe('IMPORT_NOT_READY')
  })

  it('happens by itself after two days; what came of an import goes after seven', async () => {
    const left = await started([aRow(1)])
    const done = await started([aRow(2), aRow(3, { 0: '' })])
    await committed(done)
    await workImports(minutes(2 * 24 * 60 - 1), 100)
    expect((await world.call('administrator', 'imports.listImports', {})).items.map(({ state }) => state).sort()).toEqual([
      'done',
      'ready',
    ])
    await workImports(minutes(2 * 24 * 60), 100)
    expect(await world.refusal('administrator', 'imports.getImport', { importId: left })).toBe('IMPORT_NOT_FOUND')
    await workImports(minutes(7 * 24 * 60), 100)
    expect([(await imports.find({}, { limit: 10 })).length, (await importParts.find({}, { limit: 10 })).length]).toEqual([0, 0])
  })
})

describe('when the power goes', () => {
  it('while a sheet is read, the same file is read again or is gone', async () => {
    for (let n = 0; n < 30; n++) {
      const fileId = await uploaded(await aSheet([aRow(1), aRow(2, { 0: '' })]))
      await world.cutOffAfter(n, () => world.ask('administrator', 'imports.startImport', { fileId }))
      world.now = minutes(2)
      const reply = await world.ask('administrator', 'imports.startImport', { fileId })
      const standing = await imports.find({}, { limit: 10 })
      // Gone with the file when only the last step was missing, and then to be chosen again.
      if (reply.ok) expect(standing).toMatchObject([{ state: 'ready', good: 1, problems: 1 }])
      else expect([reply.error.code, standing]).toEqual(['IMPORT_FILE_UNREADABLE', []])
      expect(await isStored(fileId)).toBe(false)
      world.now = present
      for (const { _id } of standing) await world.call('administrator', 'imports.cancelImport', { importId: _id })
      expect((await importParts.find({}, { limit: 10 })).length).toBe(0)
    }
  })

  it('and nobody comes back, the timer removes what was read, and the file', async () => {
    const fileId = await uploaded(await aSheet([aRow(1)]))
    await world.cutOffAfter(6, () => world.ask('administrator', 'imports.startImport', { fileId }))
    world.now = minutes(2)
    expect((await world.call('administrator', 'imports.listImports', {})).items).toMatchObject([{ state: 'failed' }])
    await workImports(minutes(11), 100)
    expect([await isStored(fileId), (await imports.find({}, { limit: 10 })).length]).toEqual([false, 0])
  })

  it.each(cutsUpTo(34))('while members are made, after %i operations, exactly the good rows become members, once', async (n) => {
    const importId = await started([...Array.from({ length: 210 }, (_, i) => aRow(i)), aRow(5), aRow(300, { 1: '错' })])
    await world.cutOffAfter(n, () => world.ask('administrator', 'imports.commitImport', { importId, duplicates: 'skip' }))
    await workImports(present, 2000)
    const after = await committed(importId)
    expect([n, after.added, after.skipped, (await imported()).length]).toEqual([n, 210, 1, 210])
    expect((await auditEntries.find({ targetId: importId }, { limit: 5 })).length).toBe(1)
    await members.remove({ openid: /^nobody:/ })
    await imports.remove({ _id: importId })
    await importParts.remove({ importId })
  })
})
