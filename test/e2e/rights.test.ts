import { strFromU8, unzipSync } from 'fflate'
import type { InputOf, OutputOf, UseCaseName } from '../../cloudfunctions/contracts'
import type { Reply } from '../../cloudfunctions/contracts/errors'
import { squarePng } from '../../local/wechat/png'
import { Journey } from './support/journey'
import type { Phone } from './support/phone'

const reason = '通知您志愿服务活动改期'
const words = '社区图书角的书架松了，<b>请</b>来人看看。'
const picture = { name: 'shelf.png', mimeType: 'image/png', buffer: squarePng(120, (x, y) => (x + y) % 256) }

let journey: Journey
let member: Phone
let receipt: string

beforeAll(async () => {
  journey = await Journey.begin('rights')
})
afterEach(async () => expect(await journey.trouble()).toEqual([]))
afterAll(() => journey.end())

/** Asks the deployed function as somebody. */
async function ask<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const response = await fetch(new URL('/call/api', member.page.url()), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wx-openid': openid },
    body: JSON.stringify({ name, input }),
  })
  const reply = (await response.json()) as Reply<OutputOf<N>>
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`)
  return reply.data
}

it('a member reads who looked at the phone number, and why', async () => {
  member = await journey.phoneOf('demo-member-4')
  await member.openTab('我的')
  await member.sees('我的信息')
  const { memberId = '' } = await ask('demo-member-4', 'members.getMe', {})
  await ask('demo-admin', 'members.revealPhone', { memberId, reason })
  await member.tap('谁看过我的信息')
  await member.sees('林静')
  await member.sees(reason)
  await member.shot('who-looked')
  await member.tap('返回')
})

it('sends an opinion with a picture', async () => {
  await member.openTab('首页')
  await member.tap('提意见')
  await member.tap('诉求，有困难，需要帮忙解决')
  await member.fill('内容', words)
  await member.choosePicture('添加图片', '同意', picture)
  await member.sees('移除')
  await member.tap('民生服务')
  await member.tap('提交')
  await member.answer('允许')
  await member.sees('意见已收到')
})

it('takes everything along: a page to read, the stored values and the picture', async () => {
  member = await journey.phoneOf('demo-member-4', { at: 'pages/rights/data/data' })
  await member.sees('这里是我们存着的')
  const fetched = member.page.waitForResponse((response) => response.url().includes('/_files/'))
  await member.tap('导出一份')
  const response = await fetched
  expect(response.status()).toBe(200)
  const files = unzipSync(Buffer.from(await (await fetch(response.url())).arrayBuffer()))
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const pictures = Object.keys(files).filter((name) => name.startsWith('图片/'))
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['我的数据.html', '我的数据.json']))
  expect(pictures.map((name) => Buffer.from(files[name] ?? []).equals(picture.buffer))).toContain(true)
  expect(text('我的数据.html')).toContain('&lt;b&gt;请&lt;/b&gt;')
  expect(text('我的数据.html')).toContain(reason)
  const stored = JSON.parse(text('我的数据.json')) as Record<string, { phone?: string; text?: string }[]>
  expect(stored['我的资料']?.[0]?.phone).toMatch(/^139\d{8}$/)
  expect(stored['意见']?.map((opinion) => opinion.text)).toContain(words)
  await member.sees('文件准备好了')
  await member.shot('archive-ready')
  await member.tap('发到微信聊天')
  await member.sees('同心桥-我的数据-')
  await member.answer('发送')
})

it('the page opens offline and prints', async () => {
  const { fileId } = await ask('demo-member-4', 'rights.exportMyData', {})
  expect(fileId).toMatch(/^cloud:/)
  const { fileList } = await member.page.evaluate<{ fileList: { tempFileURL: string }[] }>(
    `wx.cloud.getTempFileURL({ fileList: ['${fileId}'] })`,
  )
  const archive = Buffer.from(await (await fetch(fileList[0]?.tempFileURL ?? '')).arrayBuffer())
  const html = strFromU8(unzipSync(archive)['我的数据.html'] ?? new Uint8Array())
  const page = await member.page
    .context()
    .browser()
    ?.newPage({ viewport: { width: 800, height: 1000 } })
  if (!page) throw new Error('no browser')
  await page.context().setOffline(true)
  await page.setContent(html)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('意见')]),
  )
  await page.screenshot({ path: 'test/e2e/screenshots/rights/readable-page.png', fullPage: true })
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText(words).count()).toBe(1)
  await page.close()
})

it('withdraws one consent after reading what changes', async () => {
  await member.tap('我同意过什么')
  await member.sees('不是非给不可')
  await member.shotOfWhole('consents')
  await member.tap('撤回手机号')
  await member.sees('工作人员打不了电话给您')
  await member.answer('撤回')
  await member.sees('没有存')
  await member.tap('返回')
})

it('asks for the account to be closed, takes it back, and asks again with another receipt', async () => {
  await member.tap('注销账号')
  await member.sees('您上传的图片')
  const askToLeave = async () => {
    await member.page.getByRole('button', { name: '注销账号', exact: true }).filter({ visible: true }).tap()
    await member.answer('注销账号')
    await member.sees('请现在抄下来')
    return member.page.locator('[aria-label^="回执号 "]').filter({ visible: true }).innerText()
  }
  const first = await askToLeave()
  expect(first).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  await member.shotOfWhole('leaving')
  await member.tap('我不注销了')
  await member.sees('账号还在')
  receipt = await askToLeave()
  expect(receipt).not.toBe(first)
})

it('before the week is over the receipt opens nothing yet', async () => {
  const guest = await journey.phoneOf('visitor-9')
  await guest.openTab('我的')
  await guest.tap('查注销结果')
  await guest.fill('回执号', receipt.toLowerCase())
  await guest.tap('查看结果')
  await guest.sees('等账号注销以后再查')
  await guest.shot('receipt-too-early')
})
