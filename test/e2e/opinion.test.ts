import { squarePng } from '../../local/wechat/png'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const words = '滨河路三号门口的路灯坏了快一周，晚上老人出门看不清台阶，希望尽快修好。'
const answer = '感谢您反映。已派人到现场查看，更换了两盏灯具并加固了线路，当晚恢复照明。今后每月巡查一次。'

/** A lamp in the dark. */
const picture = {
  name: 'lamp.png',
  mimeType: 'image/png',
  buffer: squarePng(200, (x, y) => Math.max(40, 255 - 3 * Math.hypot(x - 100, y - 70))),
}

let journey: Journey
let author: Phone
let admin: Phone
let handler: Phone

beforeAll(async () => {
  journey = await Journey.begin('opinion')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

async function openOpinion(phone: Phone): Promise<void> {
  await phone.openTab('我的')
  await phone.tap('工作台')
  await phone.tap('待办意见')
  await phone.tap(words)
  await phone.sees('办理进展')
}

it('a member submits an opinion with a picture and gets a receipt number', async () => {
  author = await journey.phoneOf('demo-member-2')
  await author.tap('提意见')
  await author.sees('您想说的是')
  await author.shot('empty-form')
  await author.tap('提交')
  await author.sees('请写下您的意见')
  await author.shot('what-is-missing')
  await author.tap('诉求，有困难，需要帮忙解决')
  await author.fill('内容', words)
  await author.choosePicture('添加图片', '同意', picture)
  await author.sees('移除')
  await author.tap('民生服务')
  await author.shot('written')
  await author.tap('提交')
  await author.answer('允许')
  await author.sees('意见已收到')
  await author.sees('5 个工作日内')
  await author.shot('receipt')
  await author.tap('查看进展')
  await author.sees('待受理')
  await author.shot('submitted')
})

it('an administrator accepts it and gives it to 孙立', async () => {
  admin = await journey.phoneOf('demo-admin')
  await openOpinion(admin)
  await admin.shot('before-accepting')
  await admin.tap('受理')
  await admin.sees('已受理')
  await admin.tap('交办')
  await admin.sees('交给谁办')
  await admin.tap('孙立，城东区')
  await admin.shot('assigning')
  await admin.tap('确认交办')
  await admin.sees('承办人：孙立')
  await admin.shot('assigned')
})

it('孙立 finds it among the opinions that wait and answers', async () => {
  handler = await journey.phoneOf('demo-handler')
  await handler.openTab('我的')
  await handler.tap('工作台')
  await handler.tap('待办意见')
  await handler.tap('我承办的')
  await handler.sees(words)
  await handler.shot('mine-to-answer')
  await handler.tap(words)
  await handler.tap('答复')
  await handler.sees('先回应关切')
  await handler.fill('答复', answer)
  await handler.shot('answering')
  await handler.tap('发出答复')
  await handler.shot('are-you-sure')
  await handler.answer('发出')
  await handler.sees('已答复')
  await handler.shot('answered')
})

it('the author reads letter, steps and answer, and is satisfied', async () => {
  await author.tap('返回')
  await author.openTab('首页')
  await author.sees('有答复了，请看看是否满意')
  await author.shot('home')
  await author.tap('您的诉求有答复了，请看看是否满意')
  await author.sees(answer)
  await author.shot('letter-and-answer')
  await author.tap('满意，事情办好了，或说清楚了')
  await author.fill('想说的话', '修得很快，谢谢！')
  await author.shot('rating')
  await author.tap('提交评价')
  await author.sees('已办结')
  await author.sees('已评价')
  await author.sees('修得很快，谢谢！')
  await author.shot('closed')
})
