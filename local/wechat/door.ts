import type { RateLimit } from './rate-limit'
import { Refusal } from './refusal'
import type { State, WeChatEvent } from './state'

export interface WeChatTemplate {
  templateId: string
  title: string
  /** Field name such as thing1, time2, phrase3 → its label. The kind of a field is its name without the digits. */
  fields: Record<string, string>
}

/** What every door may see and change. */
export interface World {
  appId: string
  appSecret: string
  templates: Map<string, WeChatTemplate>
  /** Page paths as in app.json, or null when they are not known and any path is taken. */
  pages: Set<string> | null
  phones: (openid: string) => string
  sends: RateLimit
  state: State
  /** Milliseconds since 1970. */
  now: () => number
  /** Changes the state at once and resolves when the change is on disk. */
  record: (event: WeChatEvent) => Promise<void>
}

export interface Call {
  query: URLSearchParams
  /** The JSON body of a POST; {} for a GET. */
  body: Record<string, unknown>
}

/** One path: answers the JSON to send, or an image. Throws Refusal. */
export interface Door {
  method: 'GET' | 'POST'
  /** Whether `?access_token=` is demanded. */
  token: boolean
  answer: (call: Call, world: World) => Promise<object | Buffer>
}

/** An openid as WeChat writes them (28 characters of base64url); the fictional ones here may be shorter or longer. */
export function openidOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]{1,64}$/.test(value)) throw new Refusal(40003)
  return value
}

/** A text that may be missing. */
export function optionalText(value: unknown, maxLength: number): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') throw new Refusal(47001)
  if (value.length > maxLength) throw new Refusal(45002)
  return value
}

/** Whether a page path is one of the mini-program's: no leading slash, "与app.json保持一致". */
export function isKnownPage(path: string, world: World): boolean {
  return /^[\w-]+(\/[\w-]+)*$/.test(path) && (world.pages === null || world.pages.has(path))
}
