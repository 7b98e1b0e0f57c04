import { consentVersion } from '../../miniprogram/shared/limits'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let admin: Phone

const names = Array.from('安白贝车成丁范葛洪纪康雷孟倪彭齐任沈童温', (surname) => `${surname}新来`)
const returned = ['丁新来', '齐新来']
const registered = () => names.map((name, i) => ({ name, openid: `many-${i}` }))

beforeAll(async () => {
  journey = await Journey.begin('review-many')
  for (const { name, openid } of registered()) {
    await journey.call(openid, 'members.register', { name, organisationIds: ['org-returned'], consentVersion })
  }
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

it('a staff member returns two with a reason by tapping', async () => {
  admin = await journey.phoneOf('demo-admin', { at: 'pages/members/review/review' })
  await admin.sees('选几位一起办')
  await admin.tap('选几位一起办')
  await admin.seesControl('看更多')
  await admin.scrollToEnd()
  await admin.seesControlOf('温新来')
  await admin.shot('choosing')
  for (const name of returned) await admin.tapOf(name)
  await admin.sees('已选 2 人')
  await admin.tap('退回')
  await admin.sees('告诉这 2 人为什么')
  await admin.tap('所选组织不对，请重新选择')
  await admin.shot('reason')
  await admin.tap('退回登记')
  await admin.shot('question')
  await admin.answer('退回')
  await admin.sees('已退回 2 人')
  await admin.shot('two-returned')
})

it('and approves the others at once; one whom a colleague decided on meanwhile is named', async () => {
  await admin.tap('全选这 21 人')
  await admin.sees('已选 21 人')
  const { items } = await journey.call('demo-owner', 'members.listPending', { limit: 50 })
  const memberId = items.find(({ name }) => name === names[0])?.memberId ?? ''
  await journey.call('demo-owner', 'members.reviewRegistration', { memberId, decision: 'approve' })
  await admin.shot('all-chosen')
  await admin.tap('通过 21 人')
  await admin.answer('通过')
  await admin.sees('已通过 20 人')
  await admin.sees(`${names[0]}：已由陈同心通过`)
  await admin.sees('都审核完了')
  await admin.shot('done')
})

it('everybody hears what was decided about them', async () => {
  for (const { name, openid } of registered()) {
    const me = await journey.call(openid, 'members.getMe', {})
    expect([name, me.status, me.reason]).toEqual(
      returned.includes(name) ? [name, 'rejected', '所选组织不对，请重新选择'] : [name, 'approved', undefined],
    )
  }
})
