import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(__dirname, '../../..')

/** A folder in memory where the machine has one: for what makes thousands of writes and is not about the disk. */
export const memoryFolder = () => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'cloudbase-'))

export interface ServerProcess {
  child: ChildProcess
  url: string
}

export interface ServerFolders {
  dataDir: string
  functionsDir: string
  collectionsFile: string
}

/** CloudBase in a process of its own, which may be killed. `limit` is a shell command that runs before it, such as `ulimit`. */
export async function startServer(
  { dataDir, functionsDir, collectionsFile }: ServerFolders,
  limit = 'true',
): Promise<ServerProcess> {
  const options = ['--data', dataDir, '--functions', functionsDir, '--collections', collectionsFile]
  const command = [process.execPath, '--import', 'tsx', join(root, 'local/cloudbase/main.ts'), ...options]
  const child = spawn('/bin/sh', ['-c', `${limit}; exec "$@"`, 'sh', ...command], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => ['it ended'])])) as [string]
  if (!line.startsWith('listening ')) throw new Error(`the server does not listen: ${line}`)
  return { child, url: line.replace('listening ', '') }
}

export async function killServer({ child }: ServerProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

export interface Answer {
  code?: string
  message?: string
  transactionId?: string
  data?: { insertedIds?: string[]; updated?: number; deleted?: number; list?: string[]; total?: number }
}

/** One action of the wire by hand, because the SDK's warning timers outlive a request that a kill cut off. */
export async function act(url: string, action: string, body: object, env = 'local'): Promise<Answer> {
  const response = await fetch(`${url}/admin?env=${env}`, {
    method: 'POST',
    body: JSON.stringify({ action: `database.${action}`, ...body }),
  })
  return (await response.json()) as Answer
}
