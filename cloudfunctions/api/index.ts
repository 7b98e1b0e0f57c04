import { product } from '../domains'
import { readClock } from '../kernel/clock'
import { dispatcher } from '../kernel/dispatch'
import type { FunctionContext } from '../platform/invocation'
import { callerOf } from '../platform/invocation'
import { errors } from '../contracts/errors'
import { requireGoodKeys } from '../platform/key-check'

const dispatch = dispatcher(product)

/** What a phone may call: `{name, input}` in, a reply out. Who calls is for the platform to say. */
export async function main(event: unknown, context: FunctionContext) {
  const { name, input } = typeof event === 'object' && event !== null ? (event as { name?: unknown; input?: unknown }) : {}
  const caller = callerOf(context)
  const keysAreGood = await requireGoodKeys().then(
    () => true,
    () => false,
  )
  // Nothing is answered with wrong keys, not even what needs no phone: a product that half works is found out too late.
  if (!keysAreGood) return { ok: false, error: { code: 'INTERNAL', ...errors.INTERNAL, requestId: caller.requestId } }
  return dispatch({ name, input, ...caller, now: readClock() })
}
