import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type ServerProcess, startServer } from '../../test/local/cloudbase/process'
import { clientOf } from '../../test/local/cloudbase/support'
import { type Report, median } from '../report'

const documents = 100_000
const rounds = 5
const byEvent = { name: 'event', fields: [['eventId', 1] as const, ['status', 1] as const, ['at', -1] as const] }
const others = Array.from({ length: 9 }, (_none, at) => ({ name: `f${at}`, fields: [[`f${at}`, 1] as const] }))
const collections = { big: [byEvent, ...others], small: [byEvent], plain: [], hot: [] }

/** Calls a second, from so many clients at once. */
async function rate(times: number, clients: number, call: (turn: number) => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let turn = 0
  const client = async () => {
    while (turn < times) await call(turn++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return (times / (performance.now() - begun)) * 1000
}

type Client = ReturnType<typeof clientOf>

function documentOf(number: number, events: number): Record<string, unknown> {
  const fields = others.map(({ name }, at) => [name, (number * (at + 3)) % 1000])
  return {
    _id: `d${number}`,
    eventId: `e${number % events}`,
    status: ['signedUp', 'waiting', 'cancelled'][number % 3],
    at: new Date(1.7e12 + ((number * 7919) % 1e9)),
    note: 'n'.repeat(120),
    ...Object.fromEntries(fields),
  }
}

async function fill(app: Client): Promise<void> {
  const db = app.database()
  const thousand = (from: number, events: number) => Array.from({ length: 1000 }, (_none, at) => documentOf(from + at, events))
  for (let from = 0; from < documents; from += 1000) await db.collection('big').add(thousand(from, 500))
  await db.collection('small').add(thousand(0, 5))
  await db.collection('hot').add(Array.from({ length: 64 }, (_none, at) => ({ _id: `h${at}`, n: 0 })))
}

interface Rates {
  empty: number
  point: number
  large: number
  small: number
  oneWriter: number
  manyWriters: number
  hot: number
  spread: number
}

/** One slice of everything: what is compared runs close together, so that a busy machine slows both. */
async function measure(app: Client): Promise<Rates> {
  const db = app.database()
  const { lt, inc } = db.command
  const page = (name: string, events: number) => (turn: number) =>
    db
      .collection(name)
      .where({ eventId: `e${turn % events}`, status: 'waiting' })
      .orderBy('at', 'desc')
      .limit(20)
      .get()
  const add = (turn: number) => db.collection('plain').add({ eventId: `z${turn}`, status: 'waiting' })
  const take = (id: string) =>
    db
      .collection('hot')
      .where({ _id: id, n: lt(1e9) })
      .update({ n: inc(1) })
  return {
    // The smallest action of the wire: the address of a file that does not exist.
    empty: await rate(2000, 16, () => app.getTempFileURL({ fileList: ['cloud://local/none'] })),
    point: await rate(2000, 16, (turn) =>
      db
        .collection('big')
        .doc(`d${(turn * 7919) % documents}`)
        .get(),
    ),
    large: await rate(1000, 16, page('big', 500)),
    small: await rate(1000, 16, page('small', 5)),
    oneWriter: await rate(300, 1, add),
    manyWriters: await rate(2000, 32, add),
    hot: await rate(2000, 64, () => take('h0')),
    spread: await rate(2000, 64, (turn) => take(`h${turn % 64}`)),
  }
}

/** Kilobytes that are the process's own; pages of the data file are the system's cache. */
function ownMemory(pid: number | undefined): number {
  return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

/** A server of its own process, as in use; the client of the SDK is this process, so that each has a core. */
async function compare(server: ServerProcess, report: Report): Promise<void> {
  const app = clientOf(server.url, 'local')
  await fill(app)
  await measure(app)
  const slices: Rates[] = []
  for (let round = 0; round < rounds; round++) slices.push(await measure(app))
  const add = (name: string, ratio: (rates: Rates) => number, least: number) => {
    const value = Math.round(median(slices.map(ratio)) * 100) / 100
    report.add({ name, value, unit: '×', bound: `≥ ${least}`, ok: value >= least })
  }
  add('point read : empty action', ({ point, empty }) => point / empty, 0.6)
  add('indexed page of 100,000 : empty action', ({ large, empty }) => large / empty, 0.4)
  add('indexed page of 100,000 : of 1,000', ({ large, small }) => large / small, 0.67)
  add('inserts of 32 clients : of one', ({ manyWriters, oneWriter }) => manyWriters / oneWriter, 4)
  add('64 clients on one document : on 64', ({ hot, spread }) => hot / spread, 0.5)
  const { n } = (await app.database().collection('hot').doc('h0').get()).data[0] as { n: number }
  // Each slice takes 2,000 of it alone, and every 64th turn of 2,000 among the others.
  const wanted = (rounds + 1) * (2000 + Math.ceil(2000 / 64))
  report.add({ name: 'increments of one document kept', value: n / wanted, unit: '×', bound: '= 1', ok: n === wanted })
  if (os.platform() !== 'linux') return
  const megabytes = Math.round(ownMemory(server.child.pid) / 1024)
  report.add({ name: 'own memory under load', value: megabytes, unit: 'MB', bound: '≤ 300', ok: megabytes <= 300 })
}

async function stop({ child }: ServerProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

export async function run(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'database-bench-'))
  const [dataDir, functionsDir] = [path.join(folder, 'data'), path.join(folder, 'functions')]
  const collectionsFile = path.join(folder, 'collections.json')
  const folders = { dataDir, functionsDir, collectionsFile }
  try {
    writeFileSync(collectionsFile, JSON.stringify(collections))
    const server = await startServer(folders)
    await compare(server, report).finally(() => stop(server))
    const begun = performance.now()
    const again = await startServer(folders)
    const value = Math.round(performance.now() - begun)
    report.add({ name: 'start with 100,000 documents', value, unit: 'ms', bound: '< 1000', ok: value < 1000 })
    await stop(again)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
