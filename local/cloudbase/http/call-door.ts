import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudBaseError } from '../errors'
import type { Functions } from '../functions/functions'
import { limits } from '../limits'
import { BodyTooLarge, readBody } from './body'
import { replyFailure, replyJson } from './reply'

const statusOf: Record<string, number> = { FUNCTION_NOT_FOUND: 404, FUNCTIONS_TIME_LIMIT_EXCEEDED: 504 }

class BadRequest extends Error {}

/** `POST /call/<function>`: what a phone's `wx.cloud.callFunction` does; answers exactly what the function returned. */
export async function serveCall(functions: Functions, req: IncomingMessage, res: ServerResponse, name: string): Promise<void> {
  const requestId = randomUUID()
  res.setHeader('x-request-id', requestId)
  try {
    const openid = openidOf(req)
    const event = parseEvent(await readBody(req, limits.callRequestBytes))
    replyJson(res, 200, await functions.call(name, event, { openid }, requestId))
  } catch (error) {
    const { status, code, message } = failureOf(error)
    replyFailure(res, status, { code, message, requestId })
  }
}

/** No header is no identity; a header that cannot be an openid is an error and never read as none. */
function openidOf(req: IncomingMessage): string | undefined {
  const openid = req.headers['x-wx-openid']
  if (openid === undefined) return undefined
  if (typeof openid !== 'string' || !/^[A-Za-z0-9_-]{1,128}$/.test(openid)) throw new BadRequest('x-wx-openid is not an openid')
  return openid
}

function parseEvent(body: Buffer): unknown {
  if (body.length === 0) return {}
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new BadRequest('the body is not JSON')
  }
}

/** A function's own error text stays in the log: it may say what a phone should not read. */
function failureOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof BadRequest) return { status: 400, code: 'INVALID_PARAM', message: error.message }
  if (error instanceof BodyTooLarge)
    return { status: 413, code: 'REQUEST_TOO_LARGE', message: `a call may carry ${limits.callRequestBytes} bytes` }
  if (!(error instanceof CloudBaseError)) return { status: 500, code: 'SYS_ERR', message: 'the local CloudBase failed' }
  const status = statusOf[error.code] ?? 500
  return { status, code: error.code, message: status === 500 ? 'the function failed; its log says more' : error.message }
}
