import { mkdtempSync, rmSync } from 'node:fs'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { type CloudBase, type CloudBaseOptions, openCloudBase } from '../../../local/cloudbase'

export interface RunningCloudBase {
  cloudBase: CloudBase
  url: string
  /** What the stand-in logged. */
  lines: Record<string, unknown>[]
  /** A client of an environment that nothing else uses. */
  client(env?: string): ReturnType<typeof tcb.init>
  stop(): Promise<void>
}

// Without these the SDK looks for a cloud machine's metadata before every request, and keeps the process waiting for it.
Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'local' })

let environments = 0

/** The real SDK, pointed at a server of ours. */
export function clientOf(url: string, env = `env-${++environments}`): ReturnType<typeof tcb.init> {
  return tcb.init({ env, secretId: 'local', secretKey: 'local', serviceUrl: `${url}/admin` })
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'cloudbase-'))

/** Opens CloudBase in this process behind an http server on a free port. */
export async function startCloudBase(options: Partial<CloudBaseOptions> = {}): Promise<RunningCloudBase> {
  const dataDir = options.dataDir ?? newFolder()
  const lines: Record<string, unknown>[] = []
  const log = (line: object) => lines.push({ ...line })
  const cloudBase = await openCloudBase({
    functionsDir: join(dataDir, 'none'),
    collections: {},
    timers: false,
    log,
    ...options,
    dataDir,
  })
  const server: Server = createServer((req, res) => {
    void cloudBase.handle(req, res).then((served) => served || res.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  cloudBase.attachAddress(url)
  const stop = async () => {
    server.close()
    server.closeAllConnections()
    await cloudBase.close()
    if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
  }
  return { cloudBase, url, lines, client: (env) => clientOf(url, env), stop }
}
