import { product } from '../domains'
import { readClock } from '../kernel/clock'
import { dispatcher } from '../kernel/dispatch'
import type { FunctionContext } from '../platform/invocation'
import { callerOf } from '../platform/invocation'

const dispatch = dispatcher(product)

/** What a phone may call: `{name, input}` in, a reply out. Who calls is for the platform to say. */
export async function main(event: unknown, context: FunctionContext) {
  const { name, input } = typeof event === 'object' && event !== null ? (event as { name?: unknown; input?: unknown }) : {}
  return dispatch({ name, input, ...callerOf(context), now: readClock() })
}
