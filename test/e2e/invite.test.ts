import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone
let code = ''

beforeAll(async () => {
  journey = await Journey.begin('invite')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an administrator makes an invitation and gets a mini-program code for it', async () => {
  admin = await journey.phoneOf('demo-admin', { at: 'pages/members/invite/invite' })
  await admin.sees('加入哪个组织')
  await admin.fill('按名称查找', '同乡')
  await admin.tap('柳溪同乡会')
  await admin.shot('form')
  await admin.tap('生成邀请码')
  await admin.sees('用了 0 次，还能用 30 次')
  await admin.seesControl('把小程序码存到相册')
  await admin.shotOfWhole('invitation')
  expect(await admin.look()).toEqual({ wide: [], small: [] })
  await admin.tap('把小程序码存到相册')
  await admin.tap('同意')
  await admin.answer('允许')
  await admin.sees('已存到相册')
  const { items } = await journey.call('demo-admin', 'members.listInvitations', {})
  code = items[0]?.code ?? ''
  expect(code).toMatch(/^[A-Z0-9]{10}$/)
})

it('a guest who opens it sees who invites, finds the organisation chosen and is a member at once', async () => {
  const guest = await journey.phoneOf('visitor-3', { at: `pages/members/register/register?scene=${code}`, largeType: true })
  await guest.sees('柳溪同乡会邀请您加入')
  await guest.shot('invited')
  await guest.tap('同意并继续')
  await guest.fill('姓名', '柳新来')
  await guest.fill('手机号', '13800138001')
  await guest.tap('下一步')
  await guest.sees('柳溪同乡会邀请了您')
  await guest.shotOfWhole('organisation-chosen')
  await guest.tap('提交登记')
  await guest.sees('登记好了，欢迎加入')
})

it('the administrator sees that it was used, and makes it invalid', async () => {
  await admin.tap('查看全部邀请码')
  await admin.sees('用了 1 次，还能用 29 次')
  await admin.shot('list')
  await admin.tap('柳溪同乡会')
  await admin.tap('让这个邀请码作废')
  await admin.answer('作废')
  await admin.sees('已作废')
  await admin.shot('withdrawn')
})

it('whoever opens it now is told, and may register all the same', async () => {
  const guest = await journey.phoneOf('visitor-4', { at: `pages/members/register/register?code=${code}` })
  await guest.sees('这份邀请已经不能用了')
  await guest.shot('over')
  await guest.tap('同意并继续')
  await guest.sees('您怎么称呼？')
})

it('a member who agreed to an older policy is asked, may wait, and finds the date among their data', async () => {
  const member = await journey.phoneOf('demo-member-20', { largeType: true })
  await member.sees('隐私政策有更新')
  await member.sees('与我有关')
  await member.shotOfWhole('policy')
  expect(await member.look()).toEqual({ wide: [], small: [] })
  await member.tap('以后再说')
  await member.seesNoMore('隐私政策有更新')
  const again = await journey.phoneOf('demo-member-20')
  await again.tap('同意新的隐私政策')
  await again.sees('谢谢，已记下您的同意')
  await again.seesNoMore('隐私政策有更新')
  await again.openTab('我的')
  await again.tap('我的数据')
  await again.tap('我的资料')
  await again.sees('以前同意过：2026-06 版')
})
