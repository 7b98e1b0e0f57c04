import { fictionalPhone } from '../../local/seeds/people'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone
let person: Phone

beforeAll(async () => {
  journey = await Journey.begin('assisted')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('staff enter somebody without a smartphone, who agreed on the telephone', async () => {
  admin = await journey.phoneOf('demo-admin')
  await admin.openTab('我的')
  await admin.tap('工作台')
  await admin.tap('代为登记')
  await admin.tap('登记')
  await admin.sees('请填写这位成员的姓名')
  await admin.fill('姓名', '沈桂兰')
  await admin.fill('手机号', fictionalPhone('visitor-7'))
  await admin.fill('职业', '退休教师')
  await admin.fill('按名称查找', '志愿者')
  await admin.tap('春晓社区志愿者协会')
  await admin.tap('电话里同意')
  await admin.shotOfWhole('form')
  await admin.tap('登记')
  await admin.sees('已为沈桂兰登记')
  await admin.shot('entered')
  await admin.tap('完成')
  await admin.sees('要办的事')
})

it('corrects what was heard wrongly', async () => {
  await admin.tap('成员名单')
  await admin.fill('按姓名查找', '沈桂兰')
  await admin.tap('沈桂兰')
  await admin.tap('更正资料')
  await admin.fill('职业', '退休医生')
  await admin.shotOfWhole('correction')
  await admin.tap('保存更正')
  await admin.sees('退休医生')
  await admin.shot('corrected')
})

it('the person comes with a phone of their own, in large type, and takes the record over', async () => {
  person = await journey.phoneOf('visitor-7', { font: 1.2, largeType: true })
  await person.tap('登记加入')
  await person.tap('同意并继续')
  await person.fill('姓名', '沈桂兰')
  await person.tap('用微信手机号')
  await person.answer('允许')
  await person.tap('下一步')
  await person.fill('按名称查找', '志愿者')
  await person.tap('春晓社区志愿者协会')
  await person.tap('提交登记')
  await person.sees('接着用')
  await person.shot('taken-over')
  await person.tap('去首页')
  await person.openTab('我的')
  await person.sees('正式成员')
})

it('reads what was done, and takes one thing back', async () => {
  await person.tap('为我代办的事')
  await person.sees('工作人员替您办的每一件事')
  await person.shotOfWhole('done-for-me')
  expect(await person.look()).toEqual({ wide: [], small: [] })
  await person.page.getByRole('button', { name: /^撤销/ }).filter({ visible: true }).first().tap()
  await person.answer('撤销')
  await person.sees('已撤销')
  await person.shotOfWhole('undone')
})
