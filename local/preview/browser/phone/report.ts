/** What a test asks after: nothing should be in `errors` or `missing`. */
export const errors: string[] = []
/** functions of `wx` that were called and that the preview does not have */
export const missing: string[] = []
/** remarks of the framework with how often they came */
export const remarks: Record<string, number> = {}

/** Keeps an error that the mini-program did not catch, and shows it in the console. */
export function reportError(where: string, error: unknown): void {
  const text = describe(error)
  errors.push(`${where}: ${text}`)
  console.error(`[${where}]`, error)
}

export function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message
  if (typeof error === 'object' && error !== null && 'errMsg' in error) return String(error.errMsg)
  return String(error)
}

/** Runs a piece of the mini-program; its error is reported and does not stop the phone. */
export function guarded<Result>(where: string, run: () => Result): Result | undefined {
  try {
    const result = run()
    if (result instanceof Promise) result.catch((error: unknown) => reportError(where, error))
    return result
  } catch (error) {
    reportError(where, error)
    return undefined
  }
}

export function listenForErrors(): void {
  addEventListener('error', ({ error, message, filename }) => {
    if (error !== null && error !== undefined) reportError('script', error)
    else if (!message.startsWith('ResizeObserver')) reportError('script', `${message} ${filename}`)
  })
  addEventListener('unhandledrejection', ({ reason }) => reportError('promise', reason))
}
