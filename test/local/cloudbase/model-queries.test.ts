import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { CollectionDeclarations } from '../../../local/cloudbase'
import { Database } from '../../../local/cloudbase/database/database'
import { type Step, row, step } from './model-arbitraries'
import { act, memoryFolder } from './process'
import { type Filter, type Row, type Update, find, matches, updated } from './reference'
import { type RunningCloudBase, startCloudBase } from './support'

const collections: CollectionDeclarations = {
  plain: [],
  indexed: [
    {
      name: 'ab',
      fields: [
        ['a', 1],
        ['b', -1],
      ],
    },
    { name: 'b', fields: [['b', 1]] },
    {
      name: 'list',
      fields: [
        ['list', 1],
        ['n', 1],
      ],
    },
    {
      name: 'nDown',
      fields: [
        ['n', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'baDown',
      fields: [
        ['b', -1],
        ['a', -1],
      ],
    },
    { name: 'key', fields: [['key', 1]], unique: true },
  ],
}
const dataDir = memoryFolder()
let running: RunningCloudBase

beforeAll(async () => {
  running = await startCloudBase({ dataDir, collections })
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** One of the two collections, asked over the wire. */
function table(env: string, collectionName: string) {
  const ask = async (action: string, body: object) => {
    const { code, message, data } = await act(running.url, action, { collectionName, ...body }, env)
    if (code) throw new Error(`${action}: ${code} ${message}`)
    return data ?? {}
  }
  return {
    insert: (docs: Row[]) => ask('insertDocument', { data: docs.map((doc) => JSON.stringify(doc)) }),
    find: async ({ filter: wanted, sort: order, skip, limit }: Extract<Step, { kind: 'find' }>) => {
      const body = { query: JSON.stringify(wanted), order: JSON.stringify(Object.fromEntries(order)), offset: skip, limit }
      return ((await ask('getDocument', body)).list ?? []).map((text) => JSON.parse(text) as Row)
    },
    update: async (wanted: Filter, data: Update) =>
      (await ask('modifyDocument', { query: JSON.stringify(wanted), data: JSON.stringify(data), multi: true, merge: true }))
        .updated,
    remove: async (wanted: Filter) => (await ask('removeDocument', { query: JSON.stringify(wanted), multi: true })).deleted,
  }
}

/** The order of fields is the writer's business. */
const sorted = (rows: Row[]) => rows.map((one) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))))

type Table = ReturnType<typeof table>

/** Does one step to every table and to the rows, and compares what each answers. */
async function take(step: Step, tables: Table[], rows: Row[], named: (one: object) => Row): Promise<Row[]> {
  if (step.kind === 'insert') {
    const added = named(step.row)
    for (const { insert } of tables) await insert([added])
    return [...rows, added]
  }
  if (step.kind === 'find') {
    const wanted = sorted(find(rows, step.filter, step.sort).slice(step.skip, step.skip + step.limit))
    for (const one of tables) expect(sorted(await one.find(step))).toEqual(wanted)
    return rows
  }
  if (step.kind === 'remove') {
    const gone = rows.filter((one) => matches(one, step.filter)).length
    for (const one of tables) expect(await one.remove(step.filter)).toBe(gone)
    return rows.filter((one) => !matches(one, step.filter))
  }
  const after = rows.map((one) => (matches(one, step.filter) ? updated(one, step.update) : one))
  const changed = after.filter((one, at) => sorted([one])[0] !== sorted(rows.slice(at, at + 1))[0]).length
  for (const one of tables) expect(await one.update(step.filter, step.update)).toBe(changed)
  return after
}

describe('a random history', () => {
  it('reads the same with indexes, without, and in a plain list of rows', async () => {
    let run = 0
    const histories = [fc.array(row, { minLength: 2, maxLength: 10 }), fc.array(step, { minLength: 8, maxLength: 24 })] as const
    const law = fc.asyncProperty(...histories, async (first, steps) => {
      const env = `run-${++run}`
      const tables = [table(env, 'indexed'), table(env, 'plain')]
      let number = 0
      const named = (one: object): Row => ({ ...(one as Row), _id: `d${++number}`, key: number })
      let rows = first.map(named)
      for (const { insert } of tables) await insert(rows)
      for (const next of steps) rows = await take(next, tables, rows, named)
    })
    await fc.assert(law, { numRuns: 60 })
    await running.stop()
    const database = new Database(join(dataDir, 'db'), collections, () => {})
    expect(database.verify()).toEqual([])
    await database.close()
  })
})
