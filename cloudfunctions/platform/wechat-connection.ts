/** A refusal by WeChat or a failure to reach it. Carries no token, secret, openid or phone number, so it may be logged. */
export class WeChatError extends Error {
  override readonly name = 'WeChatError'

  constructor(
    readonly path: string,
    /** WeChat's error code, or a word for what kept it from answering. */
    readonly reason: number | 'unreachable' | 'network' | 'http' | 'format' | 'configuration',
    /** The template field that WeChat named (47003). */
    readonly field?: string,
  ) {
    super(['WeChat', path, reason, field].filter((part) => part !== undefined).join(' '))
  }
}

interface WeChatAccount {
  baseUrl: string
  appId: string
  appSecret: string
}

type WeChatReply = Record<string, unknown>

const timeoutMs = 5000
/** A token is given up five minutes early: WeChat keeps the old and the new one good for that long when it changes them. */
const earlyMs = 5 * 60 * 1000
/** Invalid or replaced, malformed, expired. Source: developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html */
const tokenCodes: unknown[] = [40001, 40014, 42001]

/** Calls WeChat's HTTPS API with a stable token that is kept for as long as it is good. */
export class WeChatConnection {
  private token = ''
  private goodUntil = 0
  private fetching: Promise<string> | null = null

  constructor(private readonly account: WeChatAccount) {}

  /** Posts JSON and returns the JSON answer with errcode 0 or none. @throws WeChatError */
  async post(path: string, body: object): Promise<WeChatReply> {
    const answer = await this.postForBytes(path, body)
    return Buffer.isBuffer(answer) ? readJson(path, answer) : answer
  }

  /** As `post`; an answer that is not JSON (a picture) comes as its bytes. @throws WeChatError */
  async postForBytes(path: string, body: object): Promise<WeChatReply | Buffer> {
    const token = await this.currentToken()
    try {
      return await this.exchange(path, body, token)
    } catch (error) {
      if (!(error instanceof WeChatError) || !tokenCodes.includes(error.reason)) throw error
      return this.exchange(path, body, await this.replace(token))
    }
  }

  private async currentToken(): Promise<string> {
    return Date.now() < this.goodUntil ? this.token : this.fetchToken(false)
  }

  /**
   * The token after `refused`. A forced refresh would end the token of every other instance and is limited to twenty a day,
   * so it is asked for only when WeChat itself still hands out the refused one.
   */
  private async replace(refused: string): Promise<string> {
    // Another call of this instance may have replaced it meanwhile.
    if (this.token !== refused && Date.now() < this.goodUntil) return this.token
    const token = await this.fetchToken(false)
    return token === refused ? this.fetchToken(true) : token
  }

  /** Calls that need a token at the same time share one request. */
  private fetchToken(force: boolean): Promise<string> {
    this.fetching ??= this.requestToken(force).finally(() => {
      this.fetching = null
    })
    return this.fetching
  }

  private async requestToken(force: boolean): Promise<string> {
    const { appId, appSecret } = this.account
    const path = '/cgi-bin/stable_token'
    if (!appId || !appSecret) throw new WeChatError(path, 'configuration')
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }
    const answer = await this.exchange(path, body)
    const { access_token: token, expires_in: seconds } = Buffer.isBuffer(answer) ? readJson(path, answer) : answer
    if (typeof token !== 'string' || typeof seconds !== 'number') throw new WeChatError(path, 'format')
    this.token = token
    this.goodUntil = Date.now() + seconds * 1000 - earlyMs
    return token
  }

  private async exchange(path: string, body: object, token?: string): Promise<WeChatReply | Buffer> {
    const query = token === undefined ? '' : `?access_token=${encodeURIComponent(token)}`
    const { status, type, bytes } = await send(`${this.account.baseUrl}${path}${query}`, body).catch((error: unknown) => {
      // The cause is dropped: it may quote the address, and the address holds the token.
      throw new WeChatError(path, neverLeft(error) ? 'unreachable' : 'network')
    })
    if (status >= 500) throw new WeChatError(path, 'http')
    // WeChat labels some JSON text/plain, so the label only tells pictures.
    if (type.startsWith('image/')) return bytes
    const answer = readJson(path, bytes)
    const code = answer['errcode'] ?? 0
    if (typeof code !== 'number') throw new WeChatError(path, 'format')
    if (code !== 0) throw new WeChatError(path, code, fieldNamedIn(answer['errmsg']))
    if (status >= 400) throw new WeChatError(path, 'http')
    return answer
  }
}

async function send(url: string, body: object): Promise<{ status: number; type: string; bytes: Buffer }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, type: response.headers.get('content-type') ?? '', bytes }
}

/** Whether no connection was made, so that WeChat cannot have taken the request; after a lost answer it may have. */
function neverLeft(error: unknown): boolean {
  const code = fieldOf(fieldOf(error, 'cause'), 'code')
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null && field in value ? (value as Record<string, unknown>)[field] : undefined
}

function readJson(path: string, bytes: Buffer): WeChatReply {
  try {
    const answer: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof answer === 'object' && answer !== null) return Object.fromEntries(Object.entries(answer))
  } catch {
    // Refused below, like JSON that is no object.
  }
  throw new WeChatError(path, 'format')
}

/** "argument invalid! data.thing1.value invalid" → thing1. Nothing else is taken from the sentence: it may quote what was sent. */
function fieldNamedIn(errmsg: unknown): string | undefined {
  return typeof errmsg === 'string' ? errmsg.match(/data\.(\w{1,32})\.value/)?.[1] : undefined
}
