import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { databaseActions } from '../database/actions'
import type { Database } from '../database/database'
import { type Doc, isPlainObject } from '../database/document'
import { CloudBaseError, invalidParam, payloadTooLarge, unsupported } from '../errors'
import type { Faults } from '../faults'
import type { Functions } from '../functions/functions'
import { limits } from '../limits'
import type { ActionCounter } from '../stats'
import { storageActions } from '../storage/actions'
import type { FileAddresses } from '../storage/addresses'
import type { Storage } from '../storage/storage'
import { BodyTooLarge, readBody } from './body'
import { replyFailure, replyJson } from './reply'

export interface AdminDoor {
  database: Database
  storage: Storage
  addresses: FileAddresses
  functions: () => Functions
  counter: ActionCounter
  faults: Faults | undefined
  envId: string
  log: (line: object) => void
}

/** `POST /admin?env=…`: the wire of @cloudbase/node-sdk. Refusals are HTTP 200 with a code, as CloudBase answers them. */
export async function serveAdmin(door: AdminDoor, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const requestId = randomUUID()
  res.setHeader('x-request-id', requestId)
  // The SDK never sends an Origin. A page in this machine's browser always does, and must not reach the database past the functions.
  if (req.headers.origin !== undefined)
    return replyFailure(res, 403, { code: 'FORBIDDEN', message: 'browsers may not use this door', requestId })
  try {
    const request = parseRequest(await readBody(req, limits.adminRequestBytes))
    const fault = await door.faults?.meet(String(request.action))
    const reply = await answer(door, request, url.searchParams.get('env') || door.envId)
    if (fault?.dropAnswer) res.destroy()
    else replyJson(res, 200, { requestId, ...reply })
  } catch (error) {
    replyJson(res, 200, { requestId, ...refusalOf(error, door.log, requestId) })
  }
}

function parseRequest(body: Buffer): Record<string, unknown> {
  try {
    const request: unknown = JSON.parse(body.toString())
    if (isPlainObject(request)) return request
  } catch {
    // Answered below, like JSON that is no object.
  }
  throw invalidParam('the request is not a JSON object')
}

async function answer(door: AdminDoor, request: Record<string, unknown>, env: string): Promise<Doc> {
  const action = String(request.action)
  const now = new Date()
  const onDatabase = Object.hasOwn(databaseActions, action) ? databaseActions[action] : undefined
  const onStorage = Object.hasOwn(storageActions, action) ? storageActions[action] : undefined
  if (onDatabase || onStorage || action === 'functions.invokeFunction') door.counter.count(action)
  if (onDatabase) return onDatabase({ database: door.database, env, request, now })
  if (onStorage) return onStorage({ storage: door.storage, addresses: door.addresses, env, request, now })
  if (action === 'functions.invokeFunction') return invokeFunction(door, request)
  throw unsupported(`the action ${action}`)
}

async function invokeFunction(door: AdminDoor, request: Record<string, unknown>): Promise<Doc> {
  const { function_name: name, request_data: data, wxCloudApiToken: token } = request
  if (typeof name !== 'string') throw invalidParam('function_name is missing')
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
  if (bytes > limits.invokeBytes) throw payloadTooLarge(bytes, limits.invokeBytes)
  const event: unknown = typeof data === 'string' && data !== '' ? parseEvent(data) : {}
  const functions = door.functions()
  const openid = functions.identities.openidOf(token)
  const result = await functions.call(name, event, { ...(openid && { openid }), byFunction: true })
  return { data: { response_data: JSON.stringify(result) } }
}

function parseEvent(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    throw invalidParam('request_data is not JSON')
  }
}

function refusalOf(error: unknown, log: (line: object) => void, requestId: string): { code: string; message: string } {
  if (error instanceof CloudBaseError) return { code: error.code, message: error.message }
  if (error instanceof BodyTooLarge) return { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: 'the request body is too large' }
  log({ level: 'error', event: 'admin.failed', requestId, error: error instanceof Error ? error.stack : String(error) })
  return { code: 'SYS_ERR', message: 'the local CloudBase failed; its log says more' }
}
