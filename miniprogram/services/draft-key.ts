/** A key for one form: sending it again is the same act, however often the answer gets lost. */
export function newDraftKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`
}

/** Keys for a form without one of its own: what is sent again as it was has the same key, anything else another. */
export function draftKeys(): (content: unknown) => string {
  let last = { content: '', key: '' }
  return (content) => {
    const text = JSON.stringify(content)
    if (text !== last.content) last = { content: text, key: newDraftKey() }
    return last.key
  }
}
