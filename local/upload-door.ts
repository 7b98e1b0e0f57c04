import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudBase as Sdk } from '@cloudbase/node-sdk'

/** Bytes a picture from a phone may have. */
const largest = 10 * 1024 * 1024
const prefix = '/upload/'

/** What a phone's `wx.cloud.uploadFile` and `wx.cloud.getTempFileURL` do, over the same SDK the functions use. */
export async function handleUpload(sdk: () => Sdk, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const { pathname } = new URL(req.url ?? '/', 'http://local')
  if (!pathname.startsWith(prefix)) return false
  try {
    if (req.method === 'POST' && pathname === `${prefix}urls`) await answerUrls(sdk(), req, res)
    else if (req.method === 'PUT') await store(sdk(), decodeURIComponent(pathname.slice(prefix.length)), req, res)
    else answer(res, 405, { code: 'METHOD_NOT_ALLOWED', message: '不支持这种请求' })
  } catch {
    answer(res, 400, { code: 'UPLOAD_REFUSED', message: '文件没有传上来，请重试' })
  }
  return true
}

async function answerUrls(sdk: Sdk, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { fileList } = JSON.parse((await bodyOf(req, 100_000)).toString()) as { fileList: unknown }
  if (!Array.isArray(fileList) || fileList.length > 50 || !fileList.every((id) => typeof id === 'string'))
    throw new Error('not a list of ids')
  const found = await sdk.getTempFileURL({ fileList })
  answer(res, 200, {
    fileList: found.fileList.map(({ fileID, tempFileURL, code }) => ({
      fileID,
      tempFileURL: sameOrigin(tempFileURL),
      status: code === 'SUCCESS' ? 0 : 1,
      errMsg: code === 'SUCCESS' ? 'ok' : code,
    })),
  })
}

/** A phone on the network knows this server by another address than the functions do, so it gets the path alone. */
function sameOrigin(url: string): string {
  if (!url) return ''
  const { pathname, search } = new URL(url)
  return pathname + search
}

async function store(sdk: Sdk, cloudPath: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { fileID } = await sdk.uploadFile({ cloudPath, fileContent: await bodyOf(req, largest) })
  answer(res, 200, { fileID })
}

async function bodyOf(req: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req) {
    length += (chunk as Buffer).length
    if (length > limit) throw new Error('too large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
