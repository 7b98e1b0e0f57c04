import { Journey } from './support/journey'
import type { Phone } from './support/phone'

let journey: Journey
let guest: Phone

const degree = { kind: 'text' as const, label: '在哪里留学', required: true }
const year = { kind: 'text' as const, label: '哪一年回国', required: true }
const field = { kind: 'text' as const, label: '研究什么', required: true }

const asks = (questions: object[]) =>
  journey.call('demo-admin', 'organisations.editQuestions', {
    organisationId: 'org-returned',
    questions: questions as (typeof degree)[],
  })

beforeAll(async () => {
  journey = await Journey.begin('register-questions')
  await asks([degree])
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

const fits = async () => expect(await guest.look()).toEqual({ wide: [], small: [] })

it('somebody answers, and when the questions change meanwhile they see the new one and lose nothing', async () => {
  guest = await journey.phoneOf('visitor-questions', { font: 1.2, largeType: true })
  await guest.tap('登记加入')
  await guest.tap('同意并继续')
  await guest.fill('姓名', '钱学成')
  await guest.fill('手机号', '13800138001')
  await guest.tap('下一步')
  await guest.fill('按名称查找', '留学')
  await guest.tap('城东区留学人员联谊会')
  await guest.sees('城东区留学人员联谊会想了解')
  await guest.fill('在哪里留学', '柏林')
  await guest.fill('职业', '工程师')
  await asks([{ ...degree, questionId: 'q1-1' }, year])
  await guest.tap('提交登记')
  await guest.sees('要回答的问题有更新')
  await guest.seesTyped('在哪里留学', '柏林')
  await guest.seesTyped('职业', '工程师')
  await guest.sees('请填写')
  await guest.shotOfWhole('questions-changed')
  await fits()
  await guest.fill('哪一年回国', '二零一九年')
  await guest.tap('提交登记')
  await guest.sees('已提交，正在审核')
})

it('returned, they see what they answered; what is asked in addition leads them there', async () => {
  const { items } = await journey.call('demo-admin', 'members.listPending', { limit: 50 })
  const memberId = items.find(({ name }) => name === '钱学成')?.memberId ?? ''
  const reason = '请写全名'
  await journey.call('demo-admin', 'members.reviewRegistration', { memberId, decision: 'reject', reason })
  await guest.tap('去首页')
  await guest.tap('修改后重新提交')
  await guest.sees('看一看，改好再提交')
  await guest.sees('2 个问题，回答了 2 个')
  await guest.shotOfWhole('again')
  await fits()
  await asks([{ ...degree, questionId: 'q1-1' }, { ...year, questionId: 'q2-2' }, field])
  await guest.tap('重新提交')
  await guest.sees('研究什么')
  await guest.seesTyped('在哪里留学', '柏林')
  await guest.seesTyped('哪一年回国', '二零一九年')
  await guest.fill('研究什么', '桥梁')
  await guest.tap('改好了')
  await guest.sees('3 个问题，回答了 3 个')
})

it('an organisation that has closed meanwhile is named, and the answers for the other stay', async () => {
  await guest.tap('所在组织')
  await guest.fill('按名称查找', '同乡')
  await guest.tap('柳溪同乡会')
  await guest.tap('改好了')
  await journey.call('demo-owner', 'reorganisations.closeOrganisation', { organisationId: 'org-fellows', reason: '不再活动' })
  await guest.tap('重新提交')
  await guest.sees('有一个组织已经没有了，请重新选择')
  await guest.seesTyped('研究什么', '桥梁')
  await guest.shotOfWhole('organisation-closed')
  await guest.tap('改好了')
  await guest.tap('重新提交')
  await guest.sees('已提交，正在审核')
  const me = await journey.call('visitor-questions', 'members.getMe', {})
  expect([me.status, me.organisations.map(({ organisationId }) => organisationId)]).toEqual(['pending', ['org-returned']])
})
