import { firstScreen } from '../product/first-screen'
import { functions } from '../product/functions'
import { latency } from '../product/latency'
import { operations } from '../product/operations'
import { packages } from '../product/packages'
import { rush } from '../product/rush'
import { sheets } from '../product/sheets'
import type { Report } from '../report'

const parts = { operations, rush, sheets, functions, packages, firstScreen, latency }

/** What the product promises, measured on the product as it runs. A part that cannot be measured does not keep the others from it. */
export async function run(report: Report): Promise<void> {
  for (const [name, measure] of Object.entries(parts)) {
    try {
      await measure(report)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      report.add({ name, value: 'failed', unit: reason, bound: 'can be measured', ok: false })
    }
  }
}
