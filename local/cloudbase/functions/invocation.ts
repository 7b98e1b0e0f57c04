import type { FunctionDefinition } from './definition'

export interface Invocation {
  event: unknown
  requestId: string
  /** Identity and source of the event, as CloudBase's environment variables. */
  environment: Record<string, string>
}

/** What CloudBase gives a function as its second argument. */
export const contextOf = (
  { name, timeout, memorySize }: FunctionDefinition,
  requestId: string,
  environment: Record<string, string>,
) => ({
  request_id: requestId,
  function_name: name,
  function_version: '$LATEST',
  namespace: environment.TCB_ENV,
  memory_limit_in_mb: memorySize,
  time_limit_in_ms: timeout * 1000,
})
