import type http from 'node:http'
import { join } from 'node:path'
import { checkMedia, checkMessage, queuedMedia } from './content-check'
import type { Call, Door, WeChatTemplate, World } from './door'
import { isKnownKind } from './field-kinds'
import { Journal, readJournal, rewriteJournal } from './journal'
import { miniProgramCode } from './mini-program-code'
import { phoneCode, phoneNumber } from './phone-number'
import { type Limit, RateLimit } from './rate-limit'
import { Refusal } from './refusal'
import { readBody } from './request-body'
import { applyEvent, emptyState, snapshot, type WeChatEvent } from './state'
import { accepts, consent, sendMessage, sentMessages } from './subscribe-message'
import { checkToken, stableToken } from './token'

export type { WeChatTemplate } from './door'
export { fieldFault } from './field-kinds'

export interface WeChatOptions {
  /** Everything is kept in <dataDir>/wechat/journal.jsonl; one process at a time. */
  dataDir: string
  appId: string
  appSecret: string
  templates: WeChatTemplate[]
  /** The fictional phone number of a person, without country code. */
  phones: (openid: string) => string
  log?: (line: object) => void
  /** Page paths as in app.json; when given, any other page is refused with 41030. */
  pages?: string[]
  /** Messages before 45009; by default WeChat's ten million a day. */
  sendLimit?: Limit
  /** Milliseconds since 1970; tests move it. */
  now?: () => number
}

export interface WeChat {
  /** Answers a request below /wechat and resolves to true; leaves any other request untouched and resolves to false. */
  handle(req: http.IncomingMessage, res: http.ServerResponse): Promise<boolean>
  /** Waits for the writes under way and closes the file. */
  close(): Promise<void>
}

const prefix = '/wechat'
const doors: Record<string, Door> = {
  '/cgi-bin/stable_token': stableToken,
  '/cgi-bin/message/subscribe/send': sendMessage,
  '/wxa/msg_sec_check': checkMessage,
  '/wxa/media_check_async': checkMedia,
  '/wxa/business/getuserphonenumber': phoneNumber,
  '/wxa/getwxacodeunlimit': miniProgramCode,
  '/_sent': sentMessages,
  '/_accepts': accepts,
  '/_consent': consent,
  '/_phone-code': phoneCode,
  '/_media': queuedMedia,
}

/**
 * Opens the stand-in for WeChat's open API; what it knew before it was closed (or killed) is known again.
 * @throws Error when a template has a field of no known kind, or the file is damaged before its last line.
 */
export async function openWeChat(options: WeChatOptions): Promise<WeChat> {
  for (const field of options.templates.flatMap(({ fields }) => Object.keys(fields))) {
    if (!isKnownKind(field)) throw new Error(`template field ${field} has no known kind`)
  }
  const path = join(options.dataDir, 'wechat', 'journal.jsonl')
  const now = options.now ?? Date.now
  const state = emptyState()
  for (const event of await readJournal<WeChatEvent>(path)) applyEvent(state, event)
  await rewriteJournal(path, snapshot(state, now()))
  const journal = await Journal.open<WeChatEvent>(path)
  const world: World = {
    appId: options.appId,
    appSecret: options.appSecret,
    templates: new Map(options.templates.map((template) => [template.templateId, template])),
    pages: options.pages ? new Set(options.pages) : null,
    phones: options.phones,
    sends: new RateLimit(options.sendLimit ?? { count: 10_000_000, windowSeconds: 86_400 }),
    state,
    now,
    record: (event) => {
      applyEvent(state, event)
      return journal.append(event)
    },
  }
  return { handle: (req, res) => handle(world, options.log, req, res), close: () => journal.close() }
}

async function handle(world: World, log: WeChatOptions['log'], req: http.IncomingMessage, res: http.ServerResponse) {
  const [path = '', search = ''] = (req.url ?? '').split('?', 2)
  if (path !== prefix && !path.startsWith(`${prefix}/`)) return false
  const from = performance.now()
  const name = path.slice(prefix.length)
  try {
    const answer = await answerCall(world, name, req, new URLSearchParams(search))
    reply(res, 200, answer)
    log?.({ service: 'wechat', path: name, errcode: 0, ms: Math.round(performance.now() - from) })
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(-1)
    reply(res, refusal.status, refusal.toAnswer())
    // Neither token nor person is logged; a fault of this program is, by its message.
    const fault = error instanceof Refusal ? refusal.message : String(error)
    log?.({ service: 'wechat', path: name, errcode: refusal.errcode, fault, ms: Math.round(performance.now() - from) })
  }
  return true
}

async function answerCall(world: World, name: string, req: http.IncomingMessage, query: URLSearchParams) {
  const door = Object.hasOwn(doors, name) ? doors[name] : undefined
  if (!door) throw new Refusal(40066, '', 404)
  if (req.method !== door.method) throw new Refusal(door.method === 'POST' ? 43002 : 43001)
  if (door.token) checkToken(query.get('access_token'), world)
  const call: Call = { query, body: door.method === 'POST' ? await readBody(req) : {} }
  return door.answer(call, world)
}

function reply(res: http.ServerResponse, status: number, answer: object | Buffer): void {
  const [type, body] = Buffer.isBuffer(answer)
    ? ['image/png', answer]
    : ['application/json; charset=utf-8', Buffer.from(JSON.stringify(answer))]
  // After a body that was not read to its end the connection cannot serve another request.
  const connection = status === 413 ? { connection: 'close' } : {}
  res.writeHead(status, { 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store', ...connection })
  res.end(body)
}
