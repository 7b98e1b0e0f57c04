import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { FileAddresses } from '../storage/addresses'
import { FileTooLarge, type Storage } from '../storage/storage'

/** An error in the form of Tencent's object storage, which the SDK reads. */
function refuse(res: ServerResponse, status: number, code: string, message: string): void {
  const body = `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message><Resource/><RequestId/><TraceId/></Error>`
  res.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) })
  res.end(body)
}

/** `PUT` and `GET` of signed file addresses. */
export async function serveFile(
  storage: Storage,
  addresses: FileAddresses,
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
): Promise<void> {
  const isUpload = req.method === 'PUT'
  if (!isUpload && req.method !== 'GET' && req.method !== 'HEAD') return refuse(res, 405, 'MethodNotAllowed', 'PUT, GET or HEAD')
  const grant = addresses.read(url, isUpload ? 'put' : 'get', new Date())
  if (!grant) return refuse(res, 403, 'AccessDenied', 'the address is not signed for this, or has expired')
  if (isUpload) return upload(storage, grant, req, res)
  const file = storage.find(grant.env, grant.path)
  if (!file) return refuse(res, 404, 'NoSuchKey', 'no such file')
  res.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.size,
    'cache-control': 'private, max-age=300',
    // An uploaded page must not run as ours.
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'",
  })
  if (req.method === 'HEAD') res.end()
  else await pipeline(storage.read(file), res)
}

async function upload(
  storage: Storage,
  { env, path }: { env: string; path: string },
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    await storage.save(env, path, req, req.headers['content-type'])
    res.writeHead(200, { 'content-length': 0 })
    res.end()
  } catch (error) {
    res.setHeader('connection', 'close')
    if (!(error instanceof FileTooLarge)) return refuse(res, 500, 'InternalError', 'the file could not be stored')
    refuse(res, 413, 'EntityTooLarge', 'a file may have 50 MB')
  }
}
