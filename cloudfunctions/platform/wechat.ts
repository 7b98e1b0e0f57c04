import { checkImage, checkText } from './content-check'
import { fitField } from './template-field'
import { WeChatConnection, WeChatError } from './wechat-connection'

export { fitField } from './template-field'
export { WeChatError } from './wechat-connection'

/**
 * sent; noAccept: nothing left to spend (43101); invalid: never retry; retry: quota, busy, unreachable or a fault of the configuration;
 * unknown: the answer was lost, so WeChat may have delivered it, and it has no key against repeats.
 */
type SendResult = 'sent' | 'noAccept' | 'invalid' | 'retry' | 'unknown'

interface SubscribeMessage {
  openid: string
  templateId: string
  /** As in app.json, with a query if any: pages/events/detail/detail?id=1 */
  page: string
  /** Field name → text of any length; it is fitted to the field. */
  data: Record<string, string>
}

interface WeChatApi {
  /** Spends one accept of the person. Never throws; `detail` names the error code and the field, never the person. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<{ result: SendResult; detail?: string }>
  /**
   * Scene: 1 profile, 2 comment, 3 forum, 4 social log. The person must have visited within two hours, so check in the submitting request.
   * When WeChat does not answer, a person has to look: 'review'.
   */
  checkText(text: string, openid: string, scene: 1 | 2 | 3 | 4): Promise<'pass' | 'review' | 'risky'>
  /** Asks for a check of a publicly readable picture; the verdict comes later as the event wxa_media_check. null when it was not taken. */
  checkImage(url: string, openid: string): Promise<{ traceId: string } | null>
  /** The number without country code; null when the code is unknown, used or older than five minutes. @throws WeChatError */
  phoneNumber(code: string): Promise<string | null>
  /** A picture (PNG or JPEG). Scene: up to 32 of letters, digits and !#$&'()*+,/:;=?@-._~ @throws WeChatError */
  miniProgramCode(scene: string, page: string): Promise<Buffer>
}

type Environment = Record<string, string | undefined>

/** Field, template, openid, page, sensitive word, template or ability banned: repeating the message cannot help. */
const neverSent: unknown[] = [47003, 40037, 40003, 41030, 45168, 43107]
const codeRefused: unknown[] = [40029, 40163]
const versions: Record<string, string> = { developer: 'develop', trial: 'trial', formal: 'release' }
const connections = new Map<string, WeChatConnection>()

/**
 * The product's one door to WeChat's documented HTTPS API (developers.weixin.qq.com/miniprogram/dev/server/API).
 * Environment: WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_API_URL (default https://api.weixin.qq.com),
 * WECHAT_MINIPROGRAM_STATE (developer, trial or formal; default formal).
 * Each call gives up after five seconds. The access token is kept in the instance of the function.
 */
export function weChatApi(env: Environment = process.env): WeChatApi {
  const connection = connectionOf(env)
  const state = env['WECHAT_MINIPROGRAM_STATE'] || 'formal'
  return {
    sendSubscribeMessage: (message) => sendSubscribeMessage(connection, message, state),
    checkText: (text, openid, scene) => checkText(connection, text, { version: 2, openid, scene }),
    checkImage: (url, openid) => checkImage(connection, url, openid),
    phoneNumber: (code) => phoneNumber(connection, code),
    miniProgramCode: (scene, page) => miniProgramCode(connection, scene, page, state),
  }
}

/** One connection, and so one token, per account and instance; an account is no user data. */
function connectionOf(env: Environment): WeChatConnection {
  const baseUrl = (env['WECHAT_API_URL'] || 'https://api.weixin.qq.com').replace(/\/+$/, '')
  const account = { baseUrl, appId: env['WECHAT_APP_ID'] ?? '', appSecret: env['WECHAT_APP_SECRET'] ?? '' }
  const key = JSON.stringify(account)
  const connection = connections.get(key) ?? new WeChatConnection(account)
  connections.set(key, connection)
  return connection
}

const sendPath = '/cgi-bin/message/subscribe/send'
/** The request went out and no answer that can be read came back. */
const answerLost: unknown[] = ['network', 'http', 'format']

async function sendSubscribeMessage(connection: WeChatConnection, message: SubscribeMessage, state: string) {
  const data = Object.fromEntries(Object.entries(message.data).map(([field, text]) => [field, { value: fitField(field, text) }]))
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    page: pathOf(message.page),
    data,
    miniprogram_state: state,
    lang: 'zh_CN',
  }
  try {
    await connection.post(sendPath, body)
    return { result: 'sent' as const }
  } catch (error) {
    return refusedSend(error)
  }
}

function refusedSend(error: unknown): { result: SendResult; detail: string } {
  if (!(error instanceof WeChatError)) return { result: 'retry', detail: 'unknown' }
  const detail = [error.reason, error.field].filter((part) => part !== undefined).join(' ')
  if (error.reason === 43101) return { result: 'noAccept', detail }
  if (error.path === sendPath && answerLost.includes(error.reason)) return { result: 'unknown', detail }
  return { result: neverSent.includes(error.reason) ? 'invalid' : 'retry', detail }
}

async function phoneNumber(connection: WeChatConnection, code: string): Promise<string | null> {
  const path = '/wxa/business/getuserphonenumber'
  try {
    const { phone_info: info } = await connection.post(path, { code })
    const phone: unknown = typeof info === 'object' && info !== null && 'purePhoneNumber' in info ? info.purePhoneNumber : null
    if (typeof phone !== 'string') throw new WeChatError(path, 'format')
    return phone
  } catch (error) {
    if (error instanceof WeChatError && codeRefused.includes(error.reason)) return null
    throw error
  }
}

async function miniProgramCode(connection: WeChatConnection, scene: string, page: string, state: string): Promise<Buffer> {
  const path = '/wxa/getwxacodeunlimit'
  // A page that is not released yet is known to trial and developer versions only, so it is checked for the released one alone.
  const body = { scene, page: pathOf(page), check_path: state === 'formal', env_version: versions[state] ?? 'release' }
  const picture = await connection.postForBytes(path, body)
  if (!Buffer.isBuffer(picture)) throw new WeChatError(path, 'format')
  return picture
}

/** WeChat wants paths as in app.json; callers may write them as for wx.navigateTo, with a slash. */
function pathOf(page: string): string {
  return page.replace(/^\/+/, '')
}
