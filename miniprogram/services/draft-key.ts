/** A key for one form: sending it again is the same act, however often the answer gets lost. */
export function newDraftKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`
}
