import type * as z from 'zod'
import type { UseCaseName } from '../contracts'
import type { ErrorCode, Reply } from '../contracts/errors'
import { errors } from '../contracts/errors'
import { findContract } from '../contracts/find-contract'
import { log } from '../platform/log'
import type { Caller } from './access'
import { authorise } from './access'
import { AppError } from './app-error'

/** Letters of input a request may have; CloudBase itself refuses more than 100 KB. */
const longestInput = 100_000

export interface Request {
  name: unknown
  input: unknown
  /** From the platform; empty when it names nobody. */
  openid: string
  requestId: string
  now: Date
}

/** A handler as dispatch sees it: what goes in and comes out is checked against the contract. */
export type Handler = (input: never, context: never) => Promise<unknown>

export interface Product {
  /** Finds the handler of a use case, loading its domain when it is first asked for. */
  handlerOf(name: UseCaseName): Promise<Handler>
  /** Who is behind an openid: one database operation. */
  identify(openid: string, now: Date): Promise<Caller>
}

type Found = NonNullable<Awaited<ReturnType<typeof findContract>>>

/** Authorise, parse, run, reply. Whatever happens, the answer is a reply and tells nothing it should not. */
export function dispatcher(product: Product) {
  return async function dispatch(request: Request): Promise<Reply<unknown>> {
    const started = performance.now()
    const found = await findContract(request.name)
    // Whatever a stranger sent as a name is not written into the log.
    const name = found?.name ?? 'unknown'
    try {
      if (!found) throw new AppError('UNKNOWN_USE_CASE')
      const data = await perform(product, found, request)
      log({ event: 'useCase', name, requestId: request.requestId, milliseconds: performance.now() - started })
      return { ok: true, data }
    } catch (error) {
      return refusal(error, name, request.requestId, performance.now() - started)
    }
  }
}

async function perform(
  product: Product,
  { name, contract }: Found,
  { input, openid, requestId, now }: Request,
): Promise<unknown> {
  if (openid === '') throw new AppError('NOT_SIGNED_IN')
  if (JSON.stringify(input ?? {}).length > longestInput) throw new AppError('INPUT_TOO_LARGE')
  const [actor, handler] = await Promise.all([product.identify(openid, now), product.handlerOf(name)])
  authorise(contract.access, actor)
  const parsed = parseInput(contract.input, input ?? {})
  const output = await handler(parsed as never, { actor, now, requestId } as never)
  // A field that is not in the view never leaves the server; a missing one is our mistake and answers INTERNAL.
  return contract.output.parse(output)
}

function parseInput(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  // Only paths: values may hold personal data, and unknown keys are whatever a stranger typed.
  throw new AppError('INVALID_INPUT', {
    fields: [...new Set(result.error.issues.map((issue) => issue.path.join('.')))].slice(0, 10),
  })
}

function refusal(error: unknown, name: string, requestId: string, milliseconds: number): Reply<never> {
  const code: ErrorCode = error instanceof AppError ? error.code : 'INTERNAL'
  const details = error instanceof AppError ? error.details : { stack: error instanceof Error ? error.stack : String(error) }
  log({
    level: code === 'INTERNAL' ? 'error' : 'info',
    event: 'refused',
    name,
    code,
    requestId,
    milliseconds,
    details,
  })
  const { kind, message } = errors[code]
  // Which fields to correct: paths of the contract, or ids of questions; never a value.
  const fields = code === 'INVALID_INPUT' || code === 'ANSWERS_INVALID' ? { fields: details.fields as string[] } : {}
  return { ok: false, error: { code, kind, message, requestId, ...fields } }
}
