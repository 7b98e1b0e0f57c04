import type { Locator, Page } from 'playwright-core'
import { FixturePhone, stateOf } from './fixture-phone'

let phone: FixturePhone
let page: Page

beforeAll(async () => {
  phone = await FixturePhone.start()
})
afterAll(() => phone.stop())
afterEach(() => page?.context().close())

const shown = (selector: string): Locator => page.locator(selector).filter({ visible: true })
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const answer = (): Locator => page.locator('.answer')
/** Browser code is given as text: the tests know no DOM. */
const styleOf = (selector: string, property: string): Promise<string> =>
  page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`)

/** Waits until an element says this. */
async function says(locator: Locator, words: string): Promise<void> {
  await locator.filter({ hasText: words }).waitFor()
}

async function expectNoTrouble(): Promise<void> {
  expect(await stateOf(page)).toMatchObject({ errors: [], missing: [] })
}

describe('a page', () => {
  it('compiles without a warning', () => {
    expect(phone.report).toMatchObject({ pages: 3, warnings: [] })
  })

  it('shows data, slots, wxs, icons and fixed bars, and runs its hooks in order', async () => {
    page = await phone.open('&frame=1')
    await says(page.locator('.order'), 'load,show,ready')
    expect(await page.getByText('4 字').count()).toBe(2)
    const bar = await page.locator('.bar').boundingBox()
    expect(bar && bar.y + bar.height).toBeCloseTo(812 - 50 - 34, 0)
    await expectNoTrouble()
  })

  it('counts one tap once, from a mouse and from a finger', async () => {
    page = await phone.open()
    await button('加一').click()
    await says(page.locator('.wide').first(), '1 次')
    const context = await phone.browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true })
    const touched = await context.newPage()
    await touched.goto(`${phone.origin}/phone?as=member`)
    await touched.getByRole('button', { name: '加一' }).tap()
    await touched.locator('.wide', { hasText: '1 次' }).waitFor()
    await context.close()
  })

  it('opens, names and leaves another page, and keeps the state of the first', async () => {
    page = await phone.open()
    await button('打开小会议室').click()
    await says(page.locator('.mp-bar__title'), '小会议室')
    await button('返回').click()
    await says(page.locator('.order'), 'load,show,ready,hide,show')
    await expectNoTrouble()
  })

  it('can be used with the keyboard', async () => {
    page = await phone.open()
    await button('打开阅览室').focus()
    await page.keyboard.press('Enter')
    await says(page.locator('.mp-bar__title'), '阅览室')
  })

  it('opens at the address it is given, and at another when the address changes', async () => {
    page = await phone.open('#/pages/rooms/detail/detail?name=x')
    await says(page.locator('.title'), 'x')
    expect(await button('返回首页').isVisible()).toBe(true)
    await page.evaluate(`location.hash = '#/pages/form/form'`)
    await says(page.locator('.mp-bar__title'), '表单')
  })

  it('scrolls with the wheel', async () => {
    page = await phone.open()
    await page.mouse.move(180, 400)
    await page.mouse.wheel(0, 300)
    await page.waitForFunction(`document.querySelector('.mp-scroll').scrollTop > 200`)
  })
})

describe('dialogs', () => {
  it('shows a modal and hands on the answer', async () => {
    page = await phone.open()
    await button('弹窗').click()
    await page.getByRole('dialog').getByRole('button', { name: '再想想' }).click()
    await says(answer(), '未取消')
  })

  it('shows the dialogs of tdesign', async () => {
    page = await phone.open()
    await button('对话框').click()
    await page.getByText('可以', { exact: true }).click()
    await page.getByText('这样可以吗？').waitFor({ state: 'hidden' })
    await button('轻提示').click()
    await shown('.t-toast, [class*="t-toast"]').first().waitFor()
    await expectNoTrouble()
  })

  it('asks for messages as WeChat does and tells the local WeChat', async () => {
    page = await phone.open()
    await button('订阅').click()
    await page.getByRole('dialog').getByText('tmpl-reply').click()
    await button('允许').click()
    await says(answer(), '"tmpl-notice":"accept","tmpl-reply":"reject"')
    const consent = phone.posted.find(({ url }) => url === '/wechat/_consent')
    expect(JSON.parse(consent?.body ?? '')).toEqual({ openid: 'member', accepted: ['tmpl-notice'], rejected: ['tmpl-reply'] })
  })

  it('gives a phone number code after privacy and permission, and asks for privacy once', async () => {
    page = await phone.open()
    await button('手机号').click()
    await button('同意').click()
    await button('拒绝').click()
    await says(answer(), 'getPhoneNumber:fail user deny')
    await button('手机号').click()
    await button('允许').click()
    await says(answer(), '"code":"phone-code"')
  })

  it('shares what the page says', async () => {
    page = await phone.open()
    await button('更多').click()
    await button('转发给朋友').click()
    await says(page.getByRole('dialog'), '来看看')
    expect((await stateOf(page)).shared).toMatchObject([{ title: '来看看', path: '/pages/home/home' }])
  })
})

describe('cloud calls', () => {
  it('carry the person and bring the result', async () => {
    page = await phone.open('', 'admin')
    await button('云函数').click()
    await says(answer(), '{"ok":true,"data":{"count":3}}')
    const call = phone.posted.find(({ url }) => url === '/call/api')
    expect(call).toMatchObject({ openid: 'admin', body: '{"name":"rooms.count","input":{}}' })
  })

  it('refuse as WeChat does when the server cannot be reached or fails', async () => {
    page = await phone.open()
    await page.route('**/call/api', (route) => route.abort())
    await button('云函数').click()
    await says(answer(), '"errCode":-1')
    await page.unroute('**/call/api')
    await page.route('**/call/api', (route) => route.fulfill({ status: 500, body: 'broken' }))
    await button('云函数').click()
    await says(answer(), 'cloud.callFunction:fail errCode: -504002 HTTP 500 broken')
  })

  it('upload a file that was chosen', async () => {
    page = await phone.open()
    const uploaded = page.evaluate(`wx.chooseMedia({ count: 1 }).then(({ tempFiles: [file] }) =>
      wx.cloud.uploadFile({ cloudPath: 'pictures/a.png', filePath: file.tempFilePath }))`)
    const chooser = page.waitForEvent('filechooser')
    await button('同意').click()
    await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('picture') })
    expect(await uploaded).toMatchObject({ fileID: 'cloud://fixture/pictures/a.png', statusCode: 200 })
    expect(phone.posted.find(({ url }) => url.startsWith('/upload/'))).toMatchObject({ openid: 'member', body: 'picture' })
  })
})

describe('cloud files', () => {
  it('have addresses a page can show', async () => {
    page = await phone.open()
    const found = await page.evaluate(`wx.cloud.getTempFileURL({ fileList: ['cloud://fixture/a.png'] })`)
    expect(found).toMatchObject({ fileList: [{ tempFileURL: `${phone.origin}/files/a.png`, status: 0 }] })
  })
})

describe('pictures and codes', () => {
  it('draw on a canvas, take a part of it as a picture, and save it when the person allows it', async () => {
    page = await phone.open('#/pages/form/form')
    await button('画图').click()
    await says(page.locator('.drawn'), '100×60 → 25×60')
    await button('同意').click()
    expect(await page.evaluate('__preview.album.length')).toBe(0)
    await page.getByRole('dialog', { name: '保存到相册' }).getByRole('img').waitFor()
    await button('允许').click()
    await says(page.getByRole('status'), '已保存到系统相册')
    expect(await page.evaluate('__preview.album.length')).toBe(1)
    const colour =
      await page.evaluate(`fetch(__preview.album[0]).then((answer) => answer.blob()).then(createImageBitmap).then((picture) => {
      const pen = new OffscreenCanvas(25, 60).getContext('2d')
      pen.drawImage(picture, 0, 0)
      return [...pen.getImageData(24, 30, 1, 1).data]
    })`)
    expect(colour).toEqual([184, 35, 47, 255])
    await expectNoTrouble()
  })

  it('draw the code of tdesign', async () => {
    page = await phone.open('#/pages/form/form')
    const inked = `(() => {
      const canvas = document.querySelector('.code canvas') ?? document.querySelector('canvas')
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, at) => at % 4 === 0 && value < 50).length > 1000
    })()`
    await page.waitForFunction(inked)
    await expectNoTrouble()
  })

  it('scan what is pasted, and say when the person leaves', async () => {
    page = await phone.open()
    const scanned = page.evaluate(`wx.scanCode().then(({ result }) => result)`)
    await page.getByPlaceholder('请输入码里的内容').fill('ticket-12')
    await button('确定').click()
    expect(await scanned).toBe('ticket-12')
    const left = page.evaluate(`wx.scanCode().catch(({ errMsg }) => errMsg)`)
    await button('取消').click()
    expect(await left).toBe('scanCode:fail cancel')
  })

  it('scan the code that a phone in another window shows', async () => {
    page = await phone.open('#/pages/form/form')
    const other = await page.context().newPage()
    await other.goto(`${phone.origin}/phone?as=admin`)
    await other.locator('mp-page').first().waitFor({ state: 'attached' })
    const scanned = other.evaluate(`wx.scanCode().then(({ result }) => result)`)
    await other.getByRole('button', { name: '另一个窗口里的码 icket-12' }).click()
    expect(await scanned).toBe('ticket-12')
  })
})

describe('forms', () => {
  it('collect what was written, chosen and picked', async () => {
    page = await phone.open('#/pages/form/form')
    await page.getByPlaceholder('请输入姓名').fill('张三')
    await says(page.locator('.echo'), '张三')
    await page.getByPlaceholder('电话').fill('13800000000')
    await page.getByPlaceholder('说点什么').fill('两行')
    await says(page.locator('.typed'), '两行')
    await page.getByLabel('同意').click()
    await page.locator('.kind-b').click()
    await button('提交').click()
    const submitted = { phone: '13800000000', words: '两行', agreed: true, kind: 'b', tags: ['y'], level: 3 }
    await says(page.locator('.submitted'), JSON.stringify(submitted))
    await expectNoTrouble()
  })

  it('pick from wheels', async () => {
    page = await phone.open('#/pages/form/form')
    await page.locator('.city').click()
    await page.getByRole('option', { name: '广州' }).click()
    await button('确定').click()
    await says(page.locator('.city'), '城市：广州')
    await page.locator('.date').click()
    await page.getByRole('option', { name: '2月', exact: true }).click()
    expect(await page.getByRole('option', { name: /^\d+日$/ }).count()).toBe(28)
    await button('确定').click()
    await says(page.locator('.date'), '日期：2025-02-01')
  })

  it('let tdesign wheels be dragged', async () => {
    page = await phone.open('#/pages/form/form')
    await button('选组').click()
    await page.getByText('选择组别').waitFor()
    await page.waitForTimeout(400)
    await page.mouse.move(187, 700)
    await page.mouse.down()
    await page.mouse.move(187, 640, { steps: 5 })
    await page.mouse.up()
    await page.waitForTimeout(400)
    await shown('text=确定').last().click()
    await page.locator('.picked', { hasText: /[23]/ }).waitFor()
  })

  it('keep scripts out of rich text', async () => {
    page = await phone.open('#/pages/form/form')
    expect(await page.locator('wx-rich-text').innerHTML()).toBe('<b>粗体</b>')
  })
})

describe('the look', () => {
  it('follows the dark theme in pages, bars and at run time', async () => {
    page = await phone.open('&theme=dark')
    expect(await styleOf('mp-page', 'backgroundColor')).toBe('rgb(22, 24, 28)')
    expect(await styleOf('.mp-tabs', 'backgroundColor')).toBe('rgb(31, 34, 40)')
    await page.evaluate(`__preview.setTheme('light')`)
    expect(await styleOf('mp-page', 'backgroundColor')).toBe('rgb(246, 244, 241)')
  })

  it('follows the font setting', async () => {
    page = await phone.open('&font=1.5')
    expect(await styleOf('html', 'fontSize')).toBe('24px')
    expect(await styleOf('mp-page', 'fontSize')).toBe('25.5px')
  })

  it('has a Chinese font on any machine', async () => {
    page = await phone.open()
    await page.waitForFunction(
      `[...document.fonts].some(({ family, status }) => /Noto Sans SC/.test(family) && status === 'loaded')`,
    )
  })
})

describe('what is missing', () => {
  it('says which handler a page does not have', async () => {
    page = await phone.open('#/pages/form/form')
    await page.getByText('没有人听').click()
    const { errors } = await stateOf(page)
    expect(errors).toEqual(['pages/form/form: there is no handler "onNobody"'])
  })

  it('says which function the preview does not have', async () => {
    page = await phone.open()
    await button('没有的接口').click()
    const { errors, missing } = await stateOf(page)
    expect(missing).toEqual(['wx.startBluetoothDevicesDiscovery'])
    expect(errors[0]).toContain('wx.startBluetoothDevicesDiscovery is not in the preview')
  })
})
