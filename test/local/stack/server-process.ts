import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import type { InputOf, OutputOf, UseCaseName } from '../../../cloudfunctions/contracts'
import type { Reply } from '../../../cloudfunctions/contracts/errors'

const root = path.resolve(__dirname, '../../..')
const agent = new http.Agent({ keepAlive: true, maxSockets: 100 })

export interface ServerProcess {
  url: string
  setupCode: string
  dataDir: string
  /** Ends the process as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  end(): Promise<void>
  get<T>(path: string): Promise<T>
  /** Asks `api` as somebody through the phone's door. */
  ask<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>>
  /** The same, answering the data; a refusal throws. */
  call<N extends UseCaseName>(openid: string, name: N, input: InputOf<N>): Promise<OutputOf<N>>
}

/** Starts what `npm start` starts, on a free port and a data folder of its own. */
export async function startServer(...options: string[]): Promise<ServerProcess> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-server-'))
  let running = await launch(['--data', dataDir, '--port', '0', ...options])
  const server: ServerProcess = {
    url: running.url,
    setupCode: running.setupCode,
    dataDir,
    async kill() {
      await ended(running.child, 'SIGKILL')
    },
    async restart() {
      running = await launch(['--data', dataDir, '--port', new URL(server.url).port, ...options])
    },
    async end() {
      await ended(running.child, 'SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
    get: async <T>(address: string) => (await send(server.url + address, 'GET', '')) as T,
    ask: async <N extends UseCaseName>(openid: string, name: N, input: InputOf<N>) =>
      (await send(`${server.url}/call/api`, 'POST', openid, { name, input })) as Reply<OutputOf<N>>,
    async call(openid, name, input) {
      const reply = await server.ask(openid, name, input)
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`)
      return reply.data
    },
  }
  return server
}

function launch(args: string[]): Promise<{ child: ChildProcess; url: string; setupCode: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const url = /已启动.*?(http:\/\/[\d.:]+)/.exec(output)?.[1]
      if (url && output.includes('Ctrl+C')) resolve({ child, url, setupCode: /启用码登记：(\w+)/.exec(output)?.[1] ?? '' })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the server ended: ${output.slice(-2000)}`)))
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function send(url: string, method: string, openid: string, body?: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(openid ? { 'x-wx-openid': openid } : {}) }
    const request = http.request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString()))
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
    request.on('error', reject)
    request.end(body ? JSON.stringify(body) : undefined)
  })
}
