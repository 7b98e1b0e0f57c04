import { derivedId } from '../../cloudfunctions/kernel/ids'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const eventId = derivedId('e', 'seed', 'past-blood')
const at = `pages/events/detail/detail?eventId=${eventId}`
/** One dot of red. */
const picture = {
  name: 'day.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

let journey: Journey
let organiser: Phone
let member: Phone

beforeAll(async () => {
  journey = await Journey.begin('event-afterwards')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('an organiser adds a picture of the day', async () => {
  organiser = await journey.phoneOf('demo-organiser', { at })
  await organiser.sees('活动小结')
  await organiser.shot('what-staff-may-do')
  await organiser.tap('活动照片')
  await organiser.sees('还没有照片，点下面添加')
  await organiser.choosePicture('添加照片', '同意', picture)
  await organiser.sees('已添加 1 张')
  await organiser.seesControl('移除第 1 张照片')
  await organiser.shot('photo')
  await organiser.goBack()
})

it('and writes to those who came', async () => {
  await organiser.tap('发消息')
  await organiser.sees('发给谁')
  await organiser.tap('发送')
  await organiser.sees('请写要说的话')
  await organiser.tapOf('已签到的人')
  await organiser.fill('要说的话', '谢谢大家冒雨前来，照片已经放上来了。')
  await organiser.tap('发送')
  await organiser.answer('发送')
  await organiser.sees('正在发给 8 人')
  await organiser.sees('谢谢大家冒雨前来')
  await organiser.shot('message')
  await organiser.goBack()
})

it('a member who came rates the event, and changes their mind', async () => {
  member = await journey.phoneOf('demo-member-3', { at })
  await member.sees('活动之后')
  await member.shot('what-is-left-to-do')
  await member.tap('评价活动')
  await member.tap('提交评价')
  await member.sees('请先点星星')
  await member.tap('3 颗星，一般')
  await member.fill('想说的话', '安排得很周到')
  await member.shot('rating')
  await member.tap('提交评价')
  await member.sees('您评了 3 分，可以修改')
  await member.tap('评价活动')
  await member.seesTyped('想说的话', '安排得很周到')
  await member.tap('5 颗星，非常满意')
  await member.tap('修改评价')
  await member.sees('您评了 5 分，可以修改')
})

it('sees the picture and keeps the certificate', async () => {
  await member.tap('活动照片')
  await member.seesControl('看第 1 张照片')
  await member.shot('photos-of-a-member')
  await member.goBack()
  await member.tap('参加证明')
  await member.sees('特此证明')
  await member.shot('certificate')
  await member.tap('存到相册')
  await member.tap('同意')
  await member.answer('允许')
  await member.sees('已存到相册')
  await member.goBack()
})

it('somebody who did not come is offered none of it', async () => {
  const absent = await journey.phoneOf('demo-member-2', { at })
  await absent.sees('无偿献血进社区')
  await absent.sees('没有您的签到记录')
  await absent.seesNoMore('参加证明')
  const curious = await journey.phoneOf('demo-member-2', { at: `pages/events/certificate/certificate?eventId=${eventId}` })
  await curious.sees('签到的成员才能领取参加证明')
  await curious.shot('no-certificate')
})

it('the organiser looks at the figures, sends them to the administrators and takes the list along', async () => {
  await organiser.tap('活动小结')
  await organiser.sees('到场率 80%')
  await organiser.sees('安排得很周到')
  await organiser.shot('figures')
  await organiser.tap('发给管理员')
  await organiser.answer('发送')
  await organiser.sees('位管理员')
  await organiser.tap('导出名单')
  await organiser.sees('《无偿献血进社区》的全部报名')
  await organiser.fill('用途', '给志愿者寄感谢信')
  await organiser.tap('导出')
  await organiser.sees('准备好了，点下面打开')
  await organiser.shot('export')
})
