import { expireOffers, noteParticipation, settleEvents } from '../domains/events'
import { deliverOwed, fillAll } from '../domains/notices'
import { eraseDue } from '../domains/rights'
import { readClock } from '../kernel/clock'
import { log } from '../platform/log'
import type { FunctionContext } from '../platform/invocation'
import { isTimer } from '../platform/invocation'

/** Rows and messages one run works through; the next run goes on. */
const most = 2000

/** What the timer starts: finishing what was cut off, writing rows, sending what is owed. Every step may be repeated. */
export async function main(_event: unknown, context: FunctionContext) {
  if (!isTimer(context)) return { ok: false }
  const now = readClock()
  const steps = {
    settled: () => settleEvents(now),
    expired: () => expireOffers(now),
    noted: () => noteParticipation(now, most),
    filled: () => fillAll(most),
    delivered: () => deliverOwed(now, most),
    erased: () => eraseDue(now),
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
