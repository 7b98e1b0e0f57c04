import type { ErrorCode } from '../contracts/errors'

/** A refusal by code. The sentence comes from the error table; `details` go to the log only. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'AppError'
  }
}

/** Marks the end of a switch over states: a state that is added and forgotten does not compile. */
export function unreachable(value: never): never {
  throw new Error(`unexpected state ${String(value)}`)
}
