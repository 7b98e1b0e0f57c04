import { organisationFinder } from '../../../cloudfunctions/domains/imports/organisation-finder'
import { readTable } from '../../../cloudfunctions/domains/imports/read-table'
import { commonPath, isToBegin, phoneOf, requireImportFile, textOf } from '../../../cloudfunctions/domains/imports/rules'
import { harmless } from '../../../cloudfunctions/platform/sheets/write-sheet'

describe('a phone', () => {
  it.each([
    ['13800138000', '13800138000'],
    [13800138000, '13800138000'],
    [8613800138000, '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['008613800138000', '13800138000'],
    ["'13800138000", '13800138000'],
    ['　', null],
    [null, null],
  ])('%j is %j', (cell, phone) => {
    expect(phoneOf(cell)).toBe(phone)
  })

  it.each(['1380013800', '138001380001', '010-62345678', 1.38e10 + 0.5, '1.38E+10', '没有', true, new Date(0), '#N/A'])(
    '%j is none',
    (cell) => {
      expect(() => phoneOf(cell)).toThrow()
    },
  )
})

it.each([
  ['张　三', '张三'],
  ['  欧阳 修 ', '欧阳修'],
  ['买买提·艾力', '买买提·艾力'],
  ['Anna  Li', 'Anna Li'],
  ['李\u200b四\u202e', '李四'],
  [12, '12'],
])('the text of %j is %j', (cell, text) => {
  expect(textOf(cell)).toBe(text)
})

describe('an organisation', () => {
  const tree = [
    { _id: 'city', name: '江南市', path: ['city'] },
    { _id: 'east', name: '城东区', path: ['city', 'east'] },
    { _id: 'west', name: '城西区', path: ['city', 'west'] },
    { _id: 'east-club', name: '商会', path: ['city', 'east', 'east-club'] },
    { _id: 'west-club', name: '商会', path: ['city', 'west', 'west-club'] },
    { _id: 'club', name: '书 画 院（东）', path: ['city', 'east', 'club'] },
  ]
  const find = organisationFinder(tree, ['city'])

  it.each([
    ['城东区', 'east'],
    ['城东区/商会', 'east-club'],
    ['江南市 › 城西区 ＞ 商会', 'west-club'],
    ['书画院(东)', 'club'],
    ['商会', 2],
    ['城南区', 0],
    ['江南市/商会', 0],
  ])('written %j is %j', (written, found) => {
    expect(find(written)).toBe(found)
  })

  it('is found only within reach, where a name may be the only one', () => {
    const inEast = organisationFinder(tree, ['east'])
    expect(inEast('商会')).toBe('east-club')
    expect(inEast('城西区')).toBe(0)
    expect(inEast('江南市')).toBe(0)
  })
})

describe('a table', () => {
  const organisations = { find: () => 'east', otherwise: null }

  it('counts rows as the spreadsheet does and leaves out empty ones', () => {
    const cells = [
      ['名册'],
      ['姓名*', '组织', '同意方式'],
      [null, null, null],
      ['甲', '东', '当面'],
      ['', ' ', null],
      ['乙', '东', ''],
    ]
    const { people, problems, rows } = readTable(cells, organisations)
    expect(people.map(({ row, name }) => [row, name])).toEqual([[4, '甲']])
    expect([rows, problems]).toEqual([2, [{ row: 6, column: '同意方式', message: '没有填' }]])
  })

  it('says of a date that it is one, and reads headings of every kind', () => {
    const cells = [
      ['姓名', '组织', '同意方式', new Date(0), true, '职业'],
      ['甲', '东', '电话', null, null, new Date(0)],
    ]
    expect(readTable(cells, organisations).problems).toEqual([
      { row: 1, column: '日期', message: '不认识这一列，没有读取' },
      { row: 1, column: 'true', message: '不认识这一列，没有读取' },
      { row: 2, column: '职业', message: '写成了日期，请改成文字' },
    ])
  })

  it('is none when there are no headings', () => {
    expect(readTable([], organisations)).toMatchObject({ people: [], rows: 0, problems: [{ column: '姓名' }] })
  })
})

it('only a sheet uploaded to be imported is a file to import', () => {
  expect(() => requireImportFile('cloud://env.bucket/imports/20261120/abcdefgh12345678abcdefgh.xlsx')).not.toThrow()
  for (const path of [
    'uploads/20261120/abcdefgh12345678.xlsx',
    'exports/20261120/abcdefgh12345678.xlsx',
    'imports/../exports/20261120/abcdefgh12345678.xlsx',
    'imports/20261120/abcdefgh12345678.png',
  ]) {
    expect(() => requireImportFile(`cloud://env.bucket/${path}`)).toThrow('IMPORT_FILE_UNREADABLE')
  }
})

it('an import begins once it is read and when it has something to give', () => {
  expect(isToBegin({ state: 'ready', good: 1 })).toBe(true)
  expect(isToBegin({ state: 'working', good: 1 })).toBe(false)
  expect(isToBegin({ state: 'done', good: 1 })).toBe(false)
  expect(() => isToBegin({ state: 'reading', good: 0 })).toThrow('IMPORT_NOT_READY')
  expect(() => isToBegin({ state: 'ready', good: 0 })).toThrow('IMPORT_NOTHING_GOOD')
})

it('the path of several places ends where they part', () => {
  expect(
    commonPath([
      ['a', 'b', 'c'],
      ['a', 'b', 'd'],
      ['a', 'b'],
    ]),
  ).toEqual(['a', 'b'])
  expect(commonPath([['a'], ['x']])).toEqual([])
  expect(commonPath([])).toEqual([])
})

it.each(['=1', '+1', '-1', '@a', '\t=1', '\r\n=1', '  =1', '＝1', '\u0000=1'])('%j is made harmless', (text) => {
  expect(harmless(text)).toMatch(/^'/)
})

it.each(['李和平', '138****8000', '1-2', '甲=乙'])('%j stays as it is', (text) => {
  expect(harmless(text)).toBe(text)
})
