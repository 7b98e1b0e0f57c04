import { writeSheets } from '../../cloudfunctions/platform/sheets/write-sheet'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone

const columns = ['姓名*', '手机号', '组织*', '职业', '特长', '同意方式*'].map((title) => ({ title, width: 14 }))
const file = async (name: string, rows: string[][]) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeSheets([{ name: '成员', columns, rows }]),
})

beforeAll(async () => {
  journey = await Journey.begin('sheets')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an administrator opens the template, picks a sheet and reads what is wrong with it', async () => {
  admin = await journey.phoneOf('demo-admin', { at: 'pages/work/desk/desk' })
  await admin.sees('要办的事')
  await admin.shot('desk')
  await admin.tap('导入成员')
  await admin.sees('第一步：填模板')
  await admin.shot('begin')
  await admin.opens('打开模板')
  const rows = [
    ['贺知秋', '13900002001', '柳溪同乡会', '教师', '书法', '当面'],
    ['白一帆', '１３９ ０００ ０２００２', '柳溪同乡会', '', '', '电话'],
    ['贺知秋', '13900002001', '柳溪同乡会', '', '', '书面'],
    ['', '139', '没有的组织', '', '', '书面'],
  ]
  await admin.chooseFile('选表格', await file('名单.xlsx', rows))
  await admin.sees('检查结果')
  await admin.sees('第 5 行 · 手机号')
  await admin.sees('没有找到“没有的组织”')
  await admin.sees('和第 2 行的手机号相同')
  await admin.shotOfWhole('found')
})

it('imports the good rows and finds them among the members', async () => {
  await admin.tap('导入 2 人')
  await admin.sees('导入 2 人？')
  await admin.shot('asked')
  await admin.answer('导入')
  await admin.sees('已导入 2 人')
  await admin.shot('done')
  await admin.tap('看成员')
  await admin.fill('按姓名查找', '贺知秋')
  await admin.sees('139****2001')
  await admin.shot('member')
  await admin.tap('返回')
})

it('says in words what cannot be read, and forgets what was not wanted', async () => {
  await admin.tap('再导入一份')
  await admin.sees('已导入 2 人')
  await admin.shot('earlier')
  await admin.chooseFile('选表格', { name: '坏的.xlsx', mimeType: 'application/zip', buffer: Buffer.from('不是表格') })
  await admin.sees('打不开这份表格')
  await admin.chooseFile('选表格', await file('空的.xlsx', [['没填全', '', '', '', '', '']]))
  await admin.sees('没有可以导入的行')
  await admin.shot('nothing-good')
  await admin.tap('重新选表格')
  await admin.answer('不导入')
  await admin.sees('第一步：填模板')
})

it('many people become members while the page says how far it is', async () => {
  const rows = Array.from({ length: 2400 }, (_, i) => [`众${i}`, '', '柳溪同乡会', '', '', '书面'])
  await admin.chooseFile('选表格', await file('很多.xlsx', rows))
  await admin.sees('检查结果')
  await admin.tap('导入 2400 人')
  await admin.answer('导入')
  await admin.sees('正在导入')
  await admin.shot('working')
  await admin.sees('已导入 2400 人')
})

it('exports the list as it is narrowed, with a purpose that the people in it read', async () => {
  await admin.tap('看成员')
  await admin.fill('按姓名查找', '贺知秋')
  await admin.sees('139****2001')
  await admin.tap('导出名单')
  await admin.sees('名字含“贺知秋”')
  await admin.tap('导出')
  await admin.sees('请写明用途')
  await admin.fill('用途', '核对同乡会名单')
  await admin.shotOfWhole('export')
  await admin.tap('导出')
  await admin.sees('可以打开')
  await admin.shotOfWhole('exported')
  await admin.opens('打开')
})
