import type { ServerResponse } from 'node:http'

/** JSON text with its length; the caller has set what further headers it wants. */
export function replyJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) })
  res.end(text)
}

export interface Failure {
  code: string
  message: string
  requestId: string
}

export function replyFailure(res: ServerResponse, status: number, failure: Failure): void {
  replyJson(res, status, failure)
}
