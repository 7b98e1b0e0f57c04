import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../../scripts/build-functions'
import type { Report } from '../report'
import { median, within } from '../report'

const processes = 7
const script = `
  const from = performance.now(), cpu = process.cpuUsage()
  require(process.argv[1])
  const used = process.cpuUsage(cpu)
  console.log(JSON.stringify({ time: performance.now() - from, processor: (used.user + used.system) / 1000 }))`

/** What a cold start pays for: the size of each function and how long `api` takes to load in a process of its own. */
export async function functions(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongxin-bench-'))
  try {
    const sizes = await buildFunctions(path.join(__dirname, '../..'), folder)
    const loads = Array.from({ length: processes }, () => load(path.join(folder, 'api/index.js')))
    report.add(within(`api, load time, median of ${processes} processes`, median(loads.map(({ time }) => time)), 'ms', 150))
    report.add({ name: 'api, load time on the processor', value: median(loads.map(({ processor }) => processor)), unit: 'ms' })
    for (const [name, bytes] of Object.entries(sizes)) report.add({ name: `${name}, bundle`, value: bytes / 1024, unit: 'KB' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds that a fresh process needs to load a file, and for how many of them it had a processor. */
function load(file: string): { time: number; processor: number } {
  const output = execFileSync(process.execPath, ['-e', script, file], { encoding: 'utf8' })
  return JSON.parse(output) as { time: number; processor: number }
}
