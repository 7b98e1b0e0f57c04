import { settings } from '../phone/settings'
import { method, Refusal, type Api } from './convention'
import { blobOf } from './temporary-files'

/** Codes of WeChat's cloud client. */
const codes = { network: -1, notFound: -501000, failed: -504002 }

interface CallOptions {
  name: string
  data?: unknown
}

/** Asks a door of the local server; trouble is worded as WeChat's cloud client words it. */
async function ask(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, {
    ...request,
    headers: { 'x-wx-openid': settings.person, ...(request.headers as Record<string, string>) },
  }).catch((error: Error) => {
    throw new Refusal(error.message, codes.network)
  })
  if (response.ok) return response
  const text = await response.text()
  throw new Refusal(
    `errCode: ${codes.failed} HTTP ${response.status} ${text.slice(0, 500)}`,
    response.status === 404 ? codes.notFound : codes.failed,
  )
}

const json = { 'content-type': 'application/json' }

async function callFunction({ name, data }: CallOptions): Promise<object> {
  const response = await ask(`/call/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(data ?? {}),
  })
  const text = await response.text()
  return { result: text ? (JSON.parse(text) as unknown) : undefined, requestID: response.headers.get('x-request-id') ?? '' }
}

interface UploadOptions {
  cloudPath: string
  filePath: string
}

async function uploadFile({ cloudPath, filePath }: UploadOptions): Promise<object> {
  const body = await blobOf(filePath)
  const response = await ask(`/upload/${encodeURIComponent(cloudPath)}`, { method: 'PUT', body })
  return { ...((await response.json()) as object), statusCode: response.status }
}

interface FileListOptions {
  fileList: (string | { fileID: string })[]
}

function idsOf({ fileList }: FileListOptions): string[] {
  return fileList.map((file) => (typeof file === 'string' ? file : file.fileID))
}

async function postFiles(path: string, options: FileListOptions): Promise<object> {
  const response = await ask(path, { method: 'POST', headers: json, body: JSON.stringify({ fileList: idsOf(options) }) })
  return (await response.json()) as object
}

interface FileAddress {
  fileID: string
  tempFileURL: string
}

/** Addresses come as paths of this server; in a page a path would mean a file of the mini-program. */
async function getTempFileURL(options: FileListOptions): Promise<{ fileList: FileAddress[] }> {
  const { fileList } = (await postFiles('/upload/urls', options)) as { fileList: FileAddress[] }
  const absolute = (address: string): string => address && new URL(address, location.origin).href
  return { fileList: fileList.map((file) => ({ ...file, tempFileURL: absolute(file.tempFileURL) })) }
}

async function downloadFile({ fileID }: { fileID: string }): Promise<object> {
  const { fileList } = await getTempFileURL({ fileList: [fileID] })
  const response = await ask(fileList[0]?.tempFileURL ?? '', {})
  return { tempFilePath: URL.createObjectURL(await response.blob()), statusCode: response.status }
}

export const cloudApi: Api = {
  init: () => undefined,
  callFunction: method('cloud.callFunction', callFunction),
  uploadFile: method('cloud.uploadFile', uploadFile),
  downloadFile: method('cloud.downloadFile', downloadFile),
  getTempFileURL: method('cloud.getTempFileURL', getTempFileURL),
  deleteFile: method('cloud.deleteFile', (options: FileListOptions) => postFiles('/upload/delete', options)),
}
