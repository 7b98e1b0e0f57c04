import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Any text will do: the stand-in belongs to no real mini-program. */
const appId = 'wx0000000000000000'

/**
 * Who called, as CloudBase's environment variables. WX_API_TOKEN is what the SDK hands on when one function calls another: it stands for
 * the person of the first call, and only the process that made it can read it.
 */
export class Identities {
  private readonly secret = randomBytes(32)

  constructor(private readonly envId: string) {}

  /** The SDK reads the caller from the variables these two lists name; without a person WX_OPENID is empty. */
  environmentOf(openid: string | undefined, source: Record<string, string>): Record<string, string> {
    return {
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
      WX_OPENID: openid ?? '',
      WX_APPID: openid ? appId : '',
      WX_API_TOKEN: openid ? this.tokenOf(openid) : '',
      TCB_ENV: this.envId,
      ...source,
    }
  }

  /** undefined for what is no token of ours: such a call has no person. */
  openidOf(token: unknown): string | undefined {
    if (typeof token !== 'string' || !token.includes('.')) return undefined
    const openid = Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString()
    const [given, right] = [Buffer.from(token), Buffer.from(this.tokenOf(openid))]
    return given.length === right.length && timingSafeEqual(given, right) ? openid : undefined
  }

  private tokenOf(openid: string): string {
    const signature = createHmac('sha256', this.secret).update(openid).digest('base64url')
    return `${Buffer.from(openid).toString('base64url')}.${signature}`
  }
}
