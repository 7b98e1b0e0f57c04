/** An error whose message is a sentence for the person; that of any other is for the log, in words of the system. */
export class SaidError extends Error {}

/** What to say of an error: its own sentence, or another when it has none. */
export function wordsOf(error: unknown, otherwise: string): string {
  return error instanceof SaidError ? error.message : otherwise
}
