import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudBaseError } from '../errors'
import { limits } from '../limits'
import type { AdminDoor } from './admin-door'
import { BodyTooLarge, readBody } from './body'
import { replyJson } from './reply'

class BadRequest extends Error {}

export interface CallDoor extends Pick<AdminDoor, 'functions' | 'faults'> {
  besideRefusal(refusal: { status: number; code: string; message: string; requestId: string }): object
}

/** `POST /call/<function>`: what a phone's `wx.cloud.callFunction` does; answers exactly what the function returned. */
export async function serveCall(
  { functions, faults, besideRefusal }: CallDoor,
  req: IncomingMessage,
  res: ServerResponse,
  name: string,
): Promise<void> {
  const requestId = randomUUID()
  res.setHeader('x-request-id', requestId)
  try {
    const openid = openidOf(req)
    const event = parseEvent(await readBody(req, limits.callRequestBytes))
    const fault = await faults?.meet(`call/${name}`)
    const result = await functions().call(name, event, { openid }, requestId)
    if (fault?.dropAnswer) res.destroy()
    else replyJson(res, 200, result)
  } catch (error) {
    const { status, code, message } = failureOf(error)
    const refusal = { code, message, requestId }
    replyJson(res, status, { ...refusal, ...besideRefusal({ status, ...refusal }) })
  }
}

/** No header is no identity; a header that cannot be an openid is an error and never read as none. */
function openidOf(req: IncomingMessage): string | undefined {
  const openid = req.headers['x-wx-openid']
  if (openid === undefined) return undefined
  if (typeof openid !== 'string' || !/^[A-Za-z0-9_-]{1,128}$/.test(openid)) throw new BadRequest('调用者的身份不对：x-wx-openid')
  return openid
}

function parseEvent(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new BadRequest('发送的内容不是 JSON')
  }
}

/** What the person with the phone reads. A function's own error text stays in the log: it may say what a phone should not show. */
const refusals: Record<string, { status: number; message: string }> = {
  FUNCTION_NOT_FOUND: { status: 404, message: '没有这个云函数' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { status: 504, message: '处理的时间太长，没有完成，请稍后再试' },
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: { status: 500, message: '这次要处理的内容太多，没有完成' },
  FUNCTION_EXCEED_RESOURCE_LIMIT: { status: 429, message: '现在使用的人太多，请稍后再试' },
  EXCEED_MAX_PAYLOAD_SIZE: { status: 500, message: '要返回的内容太多，没有完成' },
}
const otherRefusal = { status: 500, message: '服务出了问题，请稍后再试；原因在服务器的记录里' }

function failureOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof BadRequest) return { status: 400, code: 'INVALID_PARAM', message: error.message }
  if (error instanceof BodyTooLarge)
    return { status: 413, code: 'EXCEED_MAX_PAYLOAD_SIZE', message: `一次最多发送 ${limits.callRequestBytes / 1024} KB 内容` }
  if (!(error instanceof CloudBaseError)) return { ...otherRefusal, code: 'SYS_ERR' }
  return { ...(refusals[error.code] ?? otherRefusal), code: error.code }
}
