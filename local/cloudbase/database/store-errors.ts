/** lmdb's and the system's errors have a code, ours of the program do not. lmdb's are no Errors of this realm in every test runner. */
export const isStorageError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'message' in error && ('commitError' in error || 'code' in error)

/** Of a group that could not be written, lmdb tells why in a promise of its own. */
export async function reasonOf(error: Error): Promise<string> {
  if (!('commitError' in error)) return error.message
  try {
    await error.commitError
    return error.message
  } catch (reason) {
    return isStorageError(reason) ? reason.message : String(reason)
  }
}
