/** What every asynchronous function of `wx` takes besides its own options. */
export interface Callbacks {
  success?(result: object): void
  fail?(error: WxError): void
  complete?(result: object): void
}

export interface WxError {
  errMsg: string
  errCode?: number
}

export type Method = (options?: object) => Promise<object> | undefined
/** Part of `wx`: functions and values by name. */
export type Api = Record<string, unknown>

/** A refusal as WeChat words it; `method` puts the function's name before it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly errCode?: number,
  ) {
    super(message)
  }
}

/**
 * A function by WeChat's convention: with a callback it answers through it, without one it returns a promise. What `run` returns is the
 * result, what it throws becomes `{errMsg: '<name>:fail …'}`.
 */
export function method<Options extends object>(name: string, run: (options: Options) => unknown): Method {
  return (given = {}) => {
    const options = given as Options & Callbacks
    const outcome = (async () => {
      try {
        return { errMsg: `${name}:ok`, ...((await run(options)) as object | undefined) }
      } catch (error) {
        throw asWxError(name, error)
      }
    })()
    if (!options.success && !options.fail && !options.complete) return outcome
    outcome.then(
      (result) => {
        options.success?.(result)
        options.complete?.(result)
      },
      (error: WxError) => {
        options.fail?.(error)
        options.complete?.(error)
      },
    )
    return undefined
  }
}

/** Several functions by name. */
export function methods(table: Record<string, (options: never) => unknown>): Api {
  return Object.fromEntries(Object.entries(table).map(([name, run]) => [name, method(name, run as (options: object) => unknown)]))
}

function asWxError(name: string, error: unknown): WxError {
  const text = error instanceof Error ? error.message : String((error as Partial<WxError>).errMsg ?? error)
  const code = (error as Partial<WxError> | undefined)?.errCode
  const errMsg = text.includes(':fail') ? text : `${name}:fail ${text}`
  return Object.assign(new Error(errMsg), { errMsg, ...(code === undefined ? {} : { errCode: code }) })
}
