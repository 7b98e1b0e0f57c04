import { mkdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import type { Reply } from '../cloudfunctions/contracts/errors'
import { errors } from '../cloudfunctions/contracts/errors'
import { collections } from '../cloudfunctions/platform/collections'
import { cloudbase as sdk } from '../cloudfunctions/platform/database'
import { checkKeys } from '../cloudfunctions/platform/key-check'
import { messageTemplates } from '../cloudfunctions/platform/templates'
import { openCloudBase } from './cloudbase'
import type { CloudBase } from './cloudbase'
import { openPreview } from './preview'
import type { Preview } from './preview'
import { pointSdkAt } from './sdk-environment'
import { localSecrets } from './secrets'
import { fictionalPhone, previewPeople } from './seeds/people'
import { handleUpload } from './upload-door'
import { openWeChat } from './wechat'

export interface StackOptions {
  root: string
  dataDir: string
  port: number
  host: string
  preview: boolean
  /** Default true; tests fire the timer themselves. */
  timers?: boolean
  maxInstances?: number
  log?: (line: object) => void
}

export interface Stack {
  url: string
  setupCode: string
  cloudbase: CloudBase
  preview: Preview | null
  close(): Promise<void>
}

const appId = 'wxlocal0000000000'

/** Everything on one machine behind one port: CloudBase, WeChat, the phone's doors and the preview. */
export async function openStack(options: StackOptions): Promise<Stack> {
  const { root, dataDir, log } = options
  mkdirSync(dataDir, { recursive: true })
  const { SETUP_CODE, ...keys } = localSecrets(dataDir)
  const functionEnv: Record<string, string> = { ...keys, SETUP_CODE, WECHAT_APP_ID: appId, TZ: 'Asia/Shanghai' }
  // The port, and with it WeChat's address, is known only once the server listens; functions start after that.
  const cloudbase = await openCloudBase({
    dataDir: path.join(dataDir, 'cloudbase'),
    functionsDir: path.join(root, 'dist/cloudfunctions'),
    collections,
    functionEnv,
    besideRefusal: asReply,
    timers: options.timers ?? true,
    ...(options.maxInstances === undefined ? {} : { maxInstances: options.maxInstances }),
    ...(log ? { log } : {}),
  })
  const wechat = await openWeChat({
    dataDir,
    appId,
    appSecret: keys.WECHAT_APP_SECRET,
    templates: Object.values(messageTemplates).map(({ id, title, fields }) => ({ templateId: id, title, fields })),
    phones: fictionalPhone,
    pages: pagesOf(root),
  })
  const preview = options.preview
    ? openPreview({
        miniprogramRoot: path.join(root, 'miniprogram'),
        people: previewPeople,
        templates: Object.values(messageTemplates),
        ...(log ? { log } : {}),
      })
    : null
  // A connection that the server gives up in the moment in which somebody uses it again is a call that fails for no reason.
  const server = http.createServer({ keepAliveTimeout: 0 }, (req, res) => {
    void answer(req, res, [
      (a, b) => cloudbase.handle(a, b),
      (a, b) => wechat.handle(a, b),
      (a, b) => handleUpload(sdk, a, b),
      ...(preview ? [(a: http.IncomingMessage, b: http.ServerResponse) => preview.handle(a, b)] : []),
    ])
  })
  const url = await listen(server, options.port, options.host)
  functionEnv.WECHAT_API_URL = `${url}/wechat`
  pointSdkAt(url, 'local')
  Object.assign(process.env, {
    PHONE_KEYS: '',
    PHONE_HASH_KEYS: '',
    ...keys,
    WECHAT_API_URL: `${url}/wechat`,
    WECHAT_APP_ID: appId,
  })
  cloudbase.attachAddress(url)
  await checkKeys()
  return {
    url,
    setupCode: SETUP_CODE,
    cloudbase,
    preview,
    async close() {
      await preview?.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await cloudbase.close()
      await wechat.close()
    },
  }
}

type Door = (req: http.IncomingMessage, res: http.ServerResponse) => Promise<boolean>

/** Asks one door after another; what none of them knows does not exist. */
async function answer(req: http.IncomingMessage, res: http.ServerResponse, doors: Door[]): Promise<void> {
  try {
    for (const door of doors) if (await door(req, res)) return
    res
      .writeHead(404, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify({ code: 'NOT_FOUND', message: '没有这个地址' }))
  } catch (error) {
    console.error(error)
    if (!res.headersSent) res.writeHead(500, { 'content-type': 'application/json; charset=utf-8' })
    res.end(JSON.stringify({ code: 'INTERNAL', message: '本机服务出了问题，请看终端里的记录' }))
  }
}

function listen(server: http.Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('the server has no port'))
      // Functions run on this machine whatever the server listens on.
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

/** What never reached `api`, in the form of its replies: an outside client reads one form. On a phone WeChat's own error comes instead. */
function asReply({ status, requestId }: { status: number; requestId: string }): Reply<never> {
  const code =
    status === 413 ? 'INPUT_TOO_LARGE' : status === 400 ? 'INVALID_INPUT' : status === 429 || status === 504 ? 'BUSY' : 'INTERNAL'
  return { ok: false, error: { code, ...errors[code], requestId } }
}

/** The pages WeChat would accept in a message: those of app.json. */
function pagesOf(root: string): string[] {
  const app = JSON.parse(readFileSync(path.join(root, 'miniprogram/app.json'), 'utf8')) as {
    pages: string[]
    subpackages?: { root: string; pages: string[] }[]
  }
  return [...app.pages, ...(app.subpackages ?? []).flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))]
}
