import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone
let successor: Phone

beforeAll(async () => {
  journey = await Journey.begin('handover')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an administrator looks at what 孙立 has in hand', async () => {
  admin = await journey.phoneOf('demo-admin')
  await admin.openTab('我的')
  await admin.tap('工作台')
  await admin.tap('成员名单')
  await admin.fill('按姓名查找', '孙')
  await admin.tap('孙立')
  await admin.sees('承办人')
  await admin.shot('colleague')
  await admin.tap('交接')
  await admin.sees('孙立手上的工作')
  await admin.sees('待办意见')
  await admin.shot('in-hand')
})

it('and gives it to 赵晓东, with the role it needs', async () => {
  await admin.tap('交接')
  await admin.sees('请选由谁接手')
  await admin.fill('按姓名查找', '赵')
  await admin.tap('赵晓东')
  await admin.shot('chosen')
  await admin.tap('交接')
  await admin.shot('are-you-sure')
  await admin.answer('交接')
  await admin.sees('交接好了')
  await admin.shot('done')
})

it('赵晓东 reads what came over and finds it among his opinions', async () => {
  successor = await journey.phoneOf('demo-organiser')
  await successor.openTab('消息')
  await successor.tap('孙立的工作交给您了')
  await successor.sees('条待办意见')
  await successor.shot('told')
  await successor.tap('返回')
  await successor.openTab('我的')
  await successor.tap('工作台')
  await successor.tap('待办意见')
  await successor.tap('我承办的')
  await successor.sees('承办')
  await successor.shot('his-now')
})
