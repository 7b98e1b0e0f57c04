/** A refusal in CloudBase's own words: `code` is what the SDK's caller sees, `message` says why. */
export class CloudBaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudBaseError'
  }
}

const checkRequest = 'Please check your request, but if the problem persists, contact us.'

export const invalidParam = (why: string) => new CloudBaseError('INVALID_PARAM', `[InvalidParameter] ${why}. ${checkRequest}`)

export const requestFailed = (why: string) =>
  new CloudBaseError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${why}. ${checkRequest}`)

/** Something CloudBase may know and this stand-in does not: always named, never guessed. */
export const unsupported = (what: string) =>
  new CloudBaseError('DATABASE_REQUEST_FAILED', `[UnsupportedOperation] The local CloudBase does not support ${what}`)

export const duplicateKey = (collection: string, index: string, value: string) =>
  new CloudBaseError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation] E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${value}`,
  )

export const collectionMissing = (name: string) =>
  new CloudBaseError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${checkRequest}`)

export const collectionExists = (name: string) =>
  new CloudBaseError('DATABASE_COLLECTION_EXIST', `[ResourceInUse] Table exist: ${name}. ${checkRequest}`)

/** `runTransaction` of the SDK repeats on exactly this code. */
export const transactionConflict = () =>
  new CloudBaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${checkRequest}`,
  )

export const transactionMissing = () =>
  new CloudBaseError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${checkRequest}`,
  )

/** A write that had to wait for a transaction's documents for too long. */
export const lockTimedOut = (seconds: number) =>
  new CloudBaseError(
    'DATABASE_TIMEOUT',
    `[FailedOperation.Timeout] the document was locked for more than ${seconds} seconds. ${checkRequest}`,
  )

export const storageFailed = (why: string) => requestFailed(`the write was not stored: ${why}`)

export const functionMissing = (name: string) => new CloudBaseError('FUNCTION_NOT_FOUND', `Function not found: ${name}`)

export const functionFailed = (why: string) => new CloudBaseError('FUNCTIONS_EXECUTE_FAIL', why)

export const functionTimedOut = (seconds: number) =>
  new CloudBaseError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${seconds} seconds`)

export const functionOutOfMemory = (megabytes: number) =>
  new CloudBaseError('FUNCTIONS_MEMORY_LIMIT_EXCEEDED', `the function used more than its ${megabytes} MB`)

/** Where CloudBase has no instance left, at once; here after waiting for one. */
export const functionsBusy = (name: string) =>
  new CloudBaseError('FUNCTION_EXCEED_RESOURCE_LIMIT', `all instances of ${name} are busy and too many calls wait`)

export const payloadTooLarge = (bytes: number, most: number) =>
  new CloudBaseError('EXCEED_MAX_PAYLOAD_SIZE', `a payload of ${bytes} bytes exceeds the limit of ${most}`)
