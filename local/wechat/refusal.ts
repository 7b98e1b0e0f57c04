import { randomBytes } from 'node:crypto'

/** Error codes with WeChat's own English sentences. Source: developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html */
const sentences = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
  47003: 'argument invalid!',
} as const

export type RefusalCode = keyof typeof sentences

/** A refusal as WeChat words it; it becomes `{errcode, errmsg}` with HTTP status 200 (404 for 40066, 413 for 45002 on the body). */
export class Refusal extends Error {
  constructor(
    readonly errcode: RefusalCode,
    detail = '',
    readonly status = 200,
  ) {
    super([sentences[errcode], detail].filter(Boolean).join(' '))
  }

  /** The JSON answer. WeChat ends every refusal with a request id: "… rid: 64d4912a-5e4f2ce4-13323c1a". */
  toAnswer(): { errcode: number; errmsg: string } {
    return { errcode: this.errcode, errmsg: `${this.message} rid: ${requestId()}` }
  }
}

function requestId(): string {
  return [0, 1, 2].map(() => randomBytes(4).toString('hex')).join('-')
}
