import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newFolder, startCloudBase } from './support'

const folder = newFolder()
const dataDir = join(folder, 'data')
const functionsDir = join(folder, 'functions')
const collectionsFile = join(folder, 'collections.json')
const root = join(__dirname, '../../..')
const children: ChildProcess[] = []

beforeAll(() => {
  mkdirSync(join(functionsDir, 'pid'), { recursive: true })
  writeFileSync(join(functionsDir, 'pid', 'index.js'), 'exports.main = async () => process.pid')
  writeFileSync(collectionsFile, JSON.stringify({ rows: [{ name: 'n', fields: [['n', 1]], unique: true }] }))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const args = [
    '--import',
    'tsx',
    join(root, 'local/cloudbase/main.ts'),
    '--data',
    dataDir,
    '--functions',
    functionsDir,
    '--collections',
    collectionsFile,
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, url: line.replace('listening ', '') }
}

/** By hand, because the SDK's warning timers outlive a request that the kill cut off. */
async function isInserted(url: string, doc: object): Promise<boolean> {
  const request = { action: 'database.insertDocument', collectionName: 'rows', data: [JSON.stringify(doc)] }
  const response = await fetch(`${url}/admin?env=local`, { method: 'POST', body: JSON.stringify(request) })
  const answer = (await response.json()) as { data?: { insertedIds: string[] } }
  return answer.data?.insertedIds.length === 1
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('after a kill -9', () => {
  it('every acknowledged write is there, in its indexes too', async () => {
    const acknowledged: number[] = []
    let next = 0
    for (let round = 0; round < 3; round++) {
      const { child, url } = await startProcess()
      const write = async () => {
        try {
          for (;;) {
            const n = next++
            if (await isInserted(url, { n, text: 'x'.repeat(300) })) acknowledged.push(n)
          }
        } catch {
          // The server is gone: this write was not acknowledged.
        }
      }
      const writers = Array.from({ length: 8 }, write)
      await new Promise((resolve) => setTimeout(resolve, 500))
      await kill(child)
      await Promise.all(writers)
    }
    expect(acknowledged.length).toBeGreaterThan(100)
    const running = await startCloudBase({ dataDir, collections: { rows: [{ name: 'n', fields: [['n', 1]], unique: true }] } })
    const db = running.client('local').database()
    const found = new Set<number>()
    for (let from = 0; from <= next; from += 500) {
      const { data } = await db
        .collection('rows')
        .where({ n: db.command.gte(from).and(db.command.lt(from + 500)) })
        .limit(500)
        .get()
      for (const { n } of data as { n: number }[]) found.add(n)
    }
    await running.stop()
    expect(acknowledged.filter((n) => !found.has(n))).toEqual([])
  })

  it('no function process stays behind', async () => {
    const { child, url } = await startProcess()
    const pid = (await (await fetch(`${url}/call/pid`, { method: 'POST' })).json()) as number
    await kill(child)
    const isAlive = () => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    for (let wait = 0; wait < 400 && isAlive(); wait++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isAlive()).toBe(false)
  })
})

describe('a changed declaration', () => {
  it('builds new indexes over what is stored and drops old ones', async () => {
    const own = join(folder, 'own')
    const first = await startCloudBase({ dataDir: own, collections: { rows: [{ name: 'a', fields: [['a', 1]] }] } })
    await first
      .client('x')
      .database()
      .collection('rows')
      .add([
        { a: 1, b: 2 },
        { a: 2, b: [2, 3] },
      ])
    await first.stop()
    const collections = { rows: [{ name: 'b', fields: [['b', 1]] as [string, 1][] }] }
    const second = await startCloudBase({ dataDir: own, collections })
    expect((await second.client('x').database().collection('rows').where({ b: 2 }).get()).data).toHaveLength(2)
    await second.stop()
    const unique = { rows: [{ name: 'b', fields: [['b', 1]] as [string, 1][], unique: true }] }
    await expect(startCloudBase({ dataDir: own, collections: unique })).rejects.toMatchObject({
      code: 'DATABASE_DUPLICATE_WRITE',
    })
    const third = await startCloudBase({ dataDir: own, collections })
    expect((await third.client('x').database().collection('rows').where({ b: 3 }).get()).data).toHaveLength(1)
    await third.stop()
  })
})
