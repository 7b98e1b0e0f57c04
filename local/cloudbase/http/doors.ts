import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Stats } from '../stats'
import { filesDoor } from '../storage/addresses'
import { type AdminDoor, serveAdmin } from './admin-door'
import { type CallDoor, serveCall } from './call-door'
import { serveFaults } from './faults-door'
import { serveFile } from './file-door'
import { replyJson } from './reply'

export interface Doors extends AdminDoor, Pick<CallDoor, 'besideRefusal'> {
  stats(): Stats
  resetStats(): void
}

const callPath = /^\/call\/([A-Za-z0-9_-]{1,60})$/

/** Serves one request if its path is a door of CloudBase's; false leaves it to others. */
export async function serveDoors(doors: Doors, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const url = URL.canParse(req.url ?? '/', 'http://local') ? new URL(req.url ?? '/', 'http://local') : undefined
  const serve = url && doorOf(doors, req, res, url)
  if (!serve) return false
  try {
    await serve()
  } catch (error) {
    // The client went away, or a file vanished: too late for an answer of our choice.
    doors.log({
      level: 'error',
      event: 'door.failed',
      path: url.pathname,
      error: error instanceof Error ? error.stack : String(error),
    })
    if (res.headersSent) res.destroy()
    else replyJson(res, 500, { code: 'SYS_ERR', message: '服务出了问题，请稍后再试；原因在服务器的记录里', requestId: '' })
  }
  return true
}

function doorOf(doors: Doors, req: IncomingMessage, res: ServerResponse, url: URL): (() => Promise<void> | void) | undefined {
  const { pathname } = url
  if (pathname === '/healthz') return () => replyJson(res, 200, { ok: true })
  if (pathname === '/stats') return () => serveStats(doors, res, url)
  if (pathname.startsWith(filesDoor)) return () => serveFile(doors.storage, doors.addresses, req, res, url)
  if (pathname === '/admin' && req.method === 'POST') return () => serveAdmin(doors, req, res, url)
  if (pathname === '/_faults' && doors.faults) return () => serveFaults(doors, req, res)
  const name = req.method === 'POST' ? callPath.exec(pathname)?.[1] : undefined
  return name ? () => serveCall(doors, req, res, name) : undefined
}

function serveStats(doors: Doors, res: ServerResponse, url: URL): void {
  replyJson(res, 200, doors.stats())
  if (url.searchParams.get('reset') === '1') doors.resetStats()
}
