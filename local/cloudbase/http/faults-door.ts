import type { IncomingMessage, ServerResponse } from 'node:http'
import { isPlainObject } from '../database/document'
import type { FaultPlan } from '../faults'
import type { AdminDoor } from './admin-door'
import { readBody } from './body'
import { replyFailure, replyJson } from './reply'

const mostBytes = 64 * 1024

/** `POST /_faults` replaces the planned faults, `GET` tells them and how often each happened. Open only with the option `faults`. */
export async function serveFaults({ faults }: AdminDoor, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const refuse = (status: number, message: string) => replyFailure(res, status, { code: 'INVALID_PARAM', message, requestId: '' })
  if (req.headers.origin !== undefined) return refuse(403, 'browsers may not use this door')
  if (req.method === 'POST') {
    const plan = parsePlan(await readBody(req, mostBytes))
    if (!plan) return refuse(400, 'a plan is {"faults": [{"action": "…", …}], "diskFull": false}')
    faults?.set(plan)
  }
  replyJson(res, 200, faults?.read())
}

function parsePlan(body: Buffer): FaultPlan | undefined {
  try {
    const plan: unknown = JSON.parse(body.toString())
    if (!isPlainObject(plan)) return undefined
    const { faults = [], diskFull = false } = plan
    const isFault = (fault: unknown) => isPlainObject(fault) && typeof fault.action === 'string'
    if (!Array.isArray(faults) || !faults.every(isFault) || typeof diskFull !== 'boolean') return undefined
    return { faults, diskFull } as FaultPlan
  } catch {
    return undefined
  }
}
