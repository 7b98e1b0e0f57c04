import { readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Report, Row } from './report'
import { table } from './table'

/** Every file in `bench/suites` is one. */
interface Suite {
  run(report: Report): Promise<void>
}

const folder = path.join(__dirname, 'suites')

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, strict: { type: 'boolean', default: false } },
  })
  const rows: Row[] = []
  for (const name of chosen(positionals)) {
    const suite = (await import(path.join(folder, `${name}.ts`))) as Suite
    const own: Row[] = []
    await suite.run({ add: (row) => own.push({ suite: name, ...row }) })
    console.log(`\n${name}\n${table(own)}`)
    rows.push(...own)
  }
  const over = rows.filter(({ ok }) => ok === false).length
  const load = os.loadavg()[0]?.toFixed(1)
  console.log(
    `\n${rows.length} rows, ${over} outside their bound; node ${process.version}, ${os.cpus().length} cores, load ${load}`,
  )
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(record(rows), null, 2)}\n`)
  if (values.strict && over > 0) process.exitCode = 1
}

function chosen(names: string[]): string[] {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`there is no suite ${unknown.join(', ')}; known are ${known.join(', ')}`)
  return names.length > 0 ? names : known
}

function record(rows: Row[]) {
  return { at: new Date().toISOString(), node: process.version, cores: os.cpus().length, rows }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
  process.exit(1)
})
