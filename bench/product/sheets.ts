import type { ServerProcess } from '../../test/local/stack/server-process'
import { startServer } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { exactly, within } from '../report'
import { administrator } from './people'
import { sheetOf, uploadSheet } from './sheet-of'

const people = 5000
const tooMany = 50_000

/** The largest sheet that is taken, from the file to the last member and out again, and one that is refused. */
export async function sheets(report: Report): Promise<void> {
  const server = await startServer('--no-preview')
  try {
    await largestSheet(server, report)
    const fileId = await uploadSheet(server, await sheetOf(tooMany))
    const [refused, seconds] = await timed(() => server.ask(administrator, 'imports.startImport', { fileId }))
    report.add(exactly('a sheet of 50,000 people, taken', refused.ok ? 1 : 0, 'sheets', 0))
    report.add(within('a sheet of 50,000 people, until it is refused', seconds, 's', 5))
  } finally {
    await server.end()
  }
}

async function largestSheet(server: ServerProcess, report: Report): Promise<void> {
  const fileId = await uploadSheet(server, await sheetOf(people))
  const [{ importId }, reading] = await timed(() => server.call(administrator, 'imports.startImport', { fileId }))
  const [added, making] = await timed(() => everybody(server, importId))
  report.add({ name: 'a sheet of 5,000 people, read and checked', value: reading, unit: 's' })
  report.add({ name: 'a sheet of 5,000 people, made members', value: making, unit: 's' })
  report.add(within('a sheet of 5,000 people, both', reading + making, 's', 60))
  report.add(exactly('members made of 5,000 rows', added, 'members', people))
  const [rows, exporting] = await timed(() => exported(server))
  report.add({ name: `a list of ${rows} people, exported`, value: exporting, unit: 's' })
}

async function everybody(server: ServerProcess, importId: string): Promise<number> {
  for (;;) {
    const { state, added } = await server.call(administrator, 'imports.commitImport', { importId, duplicates: 'skip' })
    if (state === 'done') return added
  }
}

async function exported(server: ServerProcess): Promise<number> {
  const wish = { what: 'members', filter: { namePrefix: '新人' }, reason: '核对名单' } as const
  const { exportId } = await server.call(administrator, 'exports.requestExport', wish)
  for (;;) {
    const { state, rows } = await server.call(administrator, 'exports.getExport', { exportId })
    if (state === 'ready') return rows
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function timed<R>(work: () => Promise<R>): Promise<[result: R, seconds: number]> {
  const from = performance.now()
  return [await work(), (performance.now() - from) / 1000]
}
