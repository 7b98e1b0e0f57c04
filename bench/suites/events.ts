import { startServer } from '../../test/local/stack/server-process'
import { counts } from '../events/counts'
import { plantPeople } from '../events/crowd'
import { rushWithQuotas } from '../events/rush-with-quotas'
import type { Report } from '../report'

/** Events with many people: what a call costs however large they are, and a rush on seats that are shared out. */
export async function run(report: Report): Promise<void> {
  const server = await startServer('--no-preview', '--no-seeds')
  try {
    await plantPeople(server)
    await counts(server, report)
    await rushWithQuotas(server, report)
  } finally {
    await server.end()
  }
}
