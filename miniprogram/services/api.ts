import type { InputOf, OutputOf, UseCaseName } from '../../cloudfunctions/contracts'
import type { ErrorCode, ErrorKind, Reply } from '../../cloudfunctions/contracts/errors'
import { SaidError } from './said-error'

export type { InputOf, OutputOf, UseCaseName }
export type { ErrorCode, ErrorKind }

/** A refusal. `message` is a sentence for the person; a page branches on `kind`. */
export class ApiError extends SaidError {
  readonly code: ErrorCode | 'NETWORK'
  readonly kind: ErrorKind
  /** For support; empty when the server was never reached. */
  readonly requestId: string

  constructor(refusal: { code: ErrorCode | 'NETWORK'; kind: ErrorKind; message: string; requestId: string }) {
    super(refusal.message)
    this.name = 'ApiError'
    this.code = refusal.code
    this.kind = refusal.kind
    this.requestId = refusal.requestId
  }
}

/** Whether the server was not reached at all. */
export function isUnreached(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'NETWORK'
}

/** Calls a use case on the server. Throws `ApiError` and nothing else. */
export async function call<N extends UseCaseName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await send(name, input)
  if (reply.ok) return reply.data
  throw new ApiError(reply.error)
}

async function send<N extends UseCaseName>(name: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>> {
  try {
    const answer = await wx.cloud.callFunction({ name: 'api', data: { name, input } })
    if (!isReply<OutputOf<N>>(answer.result)) throw unreachable()
    return answer.result
  } catch {
    throw unreachable()
  }
}

function isReply<T>(result: unknown): result is Reply<T> {
  return typeof result === 'object' && result !== null && 'ok' in result
}

function unreachable(): ApiError {
  return new ApiError({ code: 'NETWORK', kind: 'busy', message: '网络不太顺畅，请检查网络后再试', requestId: '' })
}
