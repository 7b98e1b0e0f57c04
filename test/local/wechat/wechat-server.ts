import { mkdtemp, rm } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageTemplates } from '../../../cloudfunctions/platform/templates'
import { openWeChat, type WeChatOptions } from '../../../local/wechat'

export const appId = 'wx0000000000000001'
export const appSecret = 'secret-of-the-stand-in'
export const openid = 'oTongxin_Member-0001'
export const templateId = messageTemplates.eventPromoted.id
export const fields = { thing1: '春日茶会', time2: '2026年4月5日 14:00', thing3: '同心楼二层', thing4: '请准时到场' }

export interface WeChatServer {
  url: string
  dataDir: string
  logged: object[]
  /** The clock of the stand-in, milliseconds; a test moves it. */
  clock: { at: number }
  post(path: string, body: unknown): Promise<Record<string, unknown>>
  get(path: string): Promise<Record<string, unknown>>
  /** Posts with a fresh token. */
  call(path: string, body: unknown): Promise<Record<string, unknown>>
  token(force?: boolean): Promise<string>
  /** Closes the stand-in and opens it again on the same folder and address. */
  reopen(between?: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

export function wrap(values: Record<string, unknown>): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value }]))
}

/** The stand-in behind real HTTP on a free port. */
export async function startWeChat(extra: Partial<WeChatOptions> = {}): Promise<WeChatServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wechat-'))
  const clock = { at: Date.now() }
  const logged: object[] = []
  const templates = Object.values(messageTemplates).map(({ id, title, fields }) => ({ templateId: id, title, fields }))
  const options: WeChatOptions = {
    ...{ dataDir, appId, appSecret, templates, phones: () => '13800000001' },
    ...{ log: (line) => void logged.push(line), now: () => clock.at, ...extra },
  }
  let weChat = await openWeChat(options)
  const server = http.createServer((req, res) => {
    void weChat.handle(req, res).then((handled) => handled || res.writeHead(404).end('not WeChat'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/wechat`
  const post = async (path: string, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return (await (await fetch(url + path, { method: 'POST', body: text })).json()) as Record<string, unknown>
  }
  const token = async (force?: boolean) => {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }
    return String((await post('/cgi-bin/stable_token', body))['access_token'])
  }
  return {
    ...{ url, dataDir, logged, clock, post, token },
    get: async (path) => (await (await fetch(url + path)).json()) as Record<string, unknown>,
    call: async (path, body) => post(`${path}?access_token=${await token()}`, body),
    reopen: async (between) => {
      await weChat.close()
      await between?.()
      weChat = await openWeChat(options)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await weChat.close()
      await rm(dataDir, { recursive: true })
    },
  }
}
