import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone

beforeAll(async () => {
  journey = await Journey.begin('organisations')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an administrator moves an organisation after reading what happens', async () => {
  admin = await journey.phoneOf('demo-admin')
  await admin.openTab('我的')
  await admin.tap('工作台')
  await admin.tap('组织')
  await admin.tapOf('柳溪同乡会')
  await admin.shot('what-can-be-done')
  await admin.tap('移动')
  await admin.sees('移到哪个组织下面？')
  await admin.tapOf('望湖街道')
  await admin.sees('会发生什么')
  await admin.shotOfWhole('move')
  await admin.tap('移动组织')
  await admin.answer('移动')
  await admin.sees('最近的调整')
  await admin.sees('「柳溪同乡会」移到「望湖街道」下面')
  await admin.shotOfWhole('moved')
})

it('closes another, and says why', async () => {
  await admin.tapOf('望湖街道商会')
  await admin.tap('关闭')
  await admin.sees('成员转到哪个组织？')
  await admin.tap('关闭组织')
  await admin.sees('请写明为什么关闭')
  await admin.fill('为什么', '已和街道合署办公')
  await admin.shotOfWhole('close')
  await admin.tap('关闭组织')
  await admin.answer('关闭')
  await admin.sees('最近的调整')
  await admin.sees('「望湖街道商会」关闭')
  await admin.shotOfWhole('closed')
})

it('makes a segment and writes a notice to it', async () => {
  await admin.goBack()
  await admin.tap('分组')
  await admin.tap('新建分组')
  await admin.tap('摄影')
  await admin.tap('保存分组')
  await admin.sees('请给分组起个名字')
  await admin.fill('分组名称', '会摄影的会员')
  await admin.sees('人符合')
  await admin.shotOfWhole('segment')
  await admin.tap('保存分组')
  await admin.sees('会摄影的会员')
  await admin.shot('segments')
  await admin.goBack()
  await admin.tap('写通知')
  await admin.fill('标题', '摄影采风报名')
  await admin.fill('内容', '周六上午九点在望湖公园集合。')
  await admin.tap('分组')
  await admin.tapOf('会摄影的会员')
  await admin.shotOfWhole('notice')
  await admin.tap('提交审核')
  await admin.sees('要办的事')
})
