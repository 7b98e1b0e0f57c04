import { log } from '../platform/log'
import type { FunctionContext } from '../platform/invocation'
import { callerOf } from '../platform/invocation'

/** What WeChat pushes (consents changed in its settings, results of picture checks). Noted until a use case needs it. */
export async function main(event: unknown, context: FunctionContext) {
  const { MsgType, Event } = typeof event === 'object' && event !== null ? (event as { MsgType?: unknown; Event?: unknown }) : {}
  log({ event: 'callback', requestId: callerOf(context).requestId, details: { type: String(MsgType), about: String(Event) } })
  return 'success'
}
