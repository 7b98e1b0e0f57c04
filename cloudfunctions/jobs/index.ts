import { expireOffers, fillAnnouncements, noteParticipation, remind, settleEvents } from '../domains/events'
import { expireExports, workExports } from '../domains/exports'
import { workImports } from '../domains/imports'
import { finishHandovers } from '../domains/handovers'
import { finishMerges, lookForDuplicates } from '../domains/merges'
import { deliverOwed, fillAll } from '../domains/notices'
import { removeExpiredArchives, removeUnsent } from '../domains/files'
import { eraseDue } from '../domains/rights'
import { finishReorganisations } from '../domains/reorganisations'
import { readClock } from '../kernel/clock'
import { log } from '../platform/log'
import type { FunctionContext } from '../platform/invocation'
import { isTimer } from '../platform/invocation'
import { requireGoodKeys } from '../platform/key-check'
import { rekey } from './rekey'

/** Rows and messages one run works through; the next run goes on. */
const most = 2000

/** What the timer starts: finishing what was cut off, writing rows, sending what is owed. Every step may be repeated. */
export async function main(_event: unknown, context: FunctionContext) {
  if (!isTimer(context)) return { ok: false }
  const now = readClock()
  await requireGoodKeys()
  const steps = {
    settled: () => settleEvents(now),
    expired: () => expireOffers(now),
    noted: () => noteParticipation(now, most),
    filled: () => fillAll(most),
    reminded: () => remind(now),
    announced: () => fillAnnouncements(most),
    delivered: () => deliverOwed(now, most),
    merged: () => finishMerges(now),
    handedOver: () => finishHandovers(now),
    alike: () => lookForDuplicates(now),
    erased: () => eraseDue(now),
    unsentRemoved: () => removeUnsent(now, most),
    archivesRemoved: () => removeExpiredArchives(now, most),
    rekeyed: () => rekey(most),
    imported: () => workImports(now, most),
    exported: () => workExports(now, most),
    withdrawn: () => expireExports(now),
    reorganised: () => finishReorganisations(now),
  }
  const done: Record<string, number> = {}
  for (const [name, step] of Object.entries(steps)) {
    // One step that cannot be done must not keep the others from being done.
    done[name] = await step().catch((error: unknown) => {
      log({
        level: 'error',
        event: 'jobFailed',
        step: name,
        details: { stack: error instanceof Error ? error.stack : String(error) },
      })
      return -1
    })
  }
  if (Object.values(done).some((n) => n !== 0)) log({ event: 'jobs', ...done })
  return { ok: true, ...done }
}
