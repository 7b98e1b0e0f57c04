import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPreview, type BuildReport, type Preview, type PreviewPerson } from '../../../local/preview'
import { buildMiniprogramNpm } from '../../../scripts/build-miniprogram'
import { launchChromium } from '../../e2e/support/chromium'

export const people: PreviewPerson[] = [
  { openid: 'member', name: '王芳', role: '成员' },
  { openid: 'admin', name: '李主任', role: '管理员' },
]

export const sentMessages = [
  {
    touser: 'member',
    template_id: 't',
    title: '活动提醒',
    page: 'pages/rooms/detail/detail?name=a',
    data: { thing1: '读书会改到周六', time2: '6月7日 14:30' },
    at: 0,
  },
  { touser: 'admin', template_id: 't', page: 'pages/form/form', data: { thing1: { value: '有一条新的意见' } }, at: 0 },
]

/** What the preview keeps for tests in the page. */
export interface PreviewState {
  errors: string[]
  missing: string[]
  shared: { title?: string; path?: string }[]
}

interface PostedRequest {
  url: string
  openid: string | undefined
  body: string
}

/** The fixture mini-program behind a server, with answers for the doors that other parts serve. */
export class FixturePhone {
  readonly posted: PostedRequest[] = []
  report: BuildReport = { pages: 0, components: 0, warnings: [], milliseconds: 0 }

  private constructor(
    readonly root: string,
    private readonly preview: Preview,
    private readonly server: http.Server,
    readonly browser: Browser,
  ) {}

  static async start({ watch = false } = {}): Promise<FixturePhone> {
    const root = copyFixture()
    await buildMiniprogramNpm({ root })
    const preview = openPreview({ miniprogramRoot: root, people, watch, templates: [{ id: 'tmpl-notice', title: '通知提醒' }] })
    const server = http.createServer()
    const phone = new FixturePhone(root, preview, server, await launchChromium())
    server.on('request', (req, res) => void phone.answer(req, res))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    phone.report = await preview.ready
    return phone
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Opens the phone of a person; `address` is what follows `/phone?as=…`. */
  async open(address = '', as = 'member'): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 375, height: 812 } })
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    await page.goto(`${this.origin}/phone?as=${as}${address}`)
    await page.locator('mp-page').first().waitFor({ state: 'attached' })
    return page
  }

  async stop(): Promise<void> {
    await this.browser.close()
    await this.preview.close()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
    fs.rmSync(this.root, { recursive: true })
  }

  private async answer(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    if (await this.preview.handle(req, res)) return
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const url = req.url ?? ''
    const openid = req.headers['x-wx-openid']
    this.posted.push({ url, openid: typeof openid === 'string' ? openid : undefined, body: Buffer.concat(chunks).toString() })
    const answers: Record<string, object> = {
      '/call/api': { ok: true, data: { count: 3 } },
      '/upload/pictures%2Fa.png': { fileID: 'cloud://fixture/pictures/a.png' },
      '/upload/urls': { fileList: [{ fileID: 'cloud://fixture/a.png', tempFileURL: '/files/a.png', status: 0, errMsg: 'ok' }] },
      '/wechat/_consent': {},
      '/wechat/_phone-code': { code: 'phone-code' },
      '/wechat/_sent': { items: sentMessages },
    }
    const found = answers[url]
    res.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))
  }
}

/** A copy, because building writes `miniprogram_npm` and tests may change files. */
export function copyFixture(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-fixture-'))
  fs.cpSync(path.join(__dirname, 'fixture'), root, { recursive: true })
  return root
}

export function stateOf(page: Page): Promise<PreviewState> {
  return page.evaluate<PreviewState>('({ errors: __preview.errors, missing: __preview.missing, shared: __preview.shared })')
}
