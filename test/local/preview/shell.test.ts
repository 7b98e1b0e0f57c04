import fs from 'node:fs'
import path from 'node:path'
import type { FrameLocator, Page } from 'playwright-core'
import { FixturePhone } from './fixture-phone'

let phone: FixturePhone
let page: Page
const inPhone = (): FrameLocator => page.frameLocator('iframe')

beforeAll(async () => {
  phone = await FixturePhone.start({ watch: true })
})
afterAll(() => phone.stop())
afterEach(() => page.close())

async function open(width: number, height: number): Promise<void> {
  page = await phone.browser.newPage({ viewport: { width, height } })
  page.setDefaultTimeout(5000)
  await page.goto(`${phone.origin}/`)
}

it('shows the phone of the first person and what arrived, own messages first', async () => {
  await open(1280, 900)
  await inPhone().getByText('您好').waitFor()
  await page.getByText('读书会改到周六').waitFor()
  expect(await page.locator('.message b').allInnerTexts()).toEqual(['活动提醒', '有一条新的意见'])
})

it('changes the person and remembers it in the address', async () => {
  await open(1280, 900)
  await page.getByRole('button', { name: '李主任 管理员' }).click()
  await page.waitForURL(/as=admin/)
  await page.reload()
  expect(await page.getByRole('button', { name: '李主任 管理员' }).getAttribute('aria-pressed')).toBe('true')
})

it('opens the page of a message, on the phone of whom it is for', async () => {
  await open(1280, 900)
  await page.getByText('有一条新的意见').click()
  await inPhone().locator('.mp-bar__title', { hasText: '表单' }).waitFor()
  expect(page.url()).toContain('as=admin')
})

it('switches to dark and to large type', async () => {
  await open(1280, 900)
  await inPhone().getByText('您好').waitFor()
  await page.getByRole('button', { name: '深色' }).click()
  await inPhone().locator(':root[data-theme=dark]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: '大字' }).click()
  await inPhone().locator('.bar').waitFor()
  expect(
    await inPhone()
      .locator('html')
      .evaluate((node) => node.style.fontSize),
  ).toBe('21.6px')
})

it('fills a narrow screen and keeps the switch behind a button', async () => {
  await open(390, 844)
  expect(await page.locator('iframe').boundingBox()).toMatchObject({ width: 390, height: 844 })
  await page.getByRole('button', { name: '切换' }).click()
  await page.getByRole('button', { name: '李主任 管理员' }).click()
  await page.waitForURL(/as=admin/)
})

it('reloads the phone when a file changes and shows why a build failed', async () => {
  await open(1280, 900)
  await inPhone().getByText('您好').waitFor()
  const file = path.join(phone.root, 'pages/home/home.wxml')
  const before = fs.readFileSync(file, 'utf8')
  fs.writeFileSync(file, before.replace('底部固定栏', '换过的栏'))
  await inPhone().getByText('换过的栏').waitFor()
  fs.writeFileSync(path.join(phone.root, 'shared/words.ts'), 'export const words = {')
  await inPhone().getByText('小程序没有编译成功').waitFor()
  await inPhone().getByText('shared/words.ts').first().waitFor()
})
