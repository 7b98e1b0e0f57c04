import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Clock, systemClock } from './clock'
import { DataFolderError, openDataFolder } from './data-folder'
import type { CollectionDeclarations } from './database/catalog'
import { openDatabase } from './database/open-database'
import { CloudBaseError } from './errors'
import { type FaultPlan, Faults } from './faults'
import { type Caller, Functions } from './functions/functions'
import { serveDoors } from './http/doors'
import { ActionCounter, type Stats } from './stats'
import { FileAddresses } from './storage/addresses'
import { Signer } from './storage/signature'
import { Storage } from './storage/storage'
import { Timers } from './timer/timers'

export { type Clock, TestClock } from './clock'
export type { CollectionDeclarations, IndexDeclaration } from './database/catalog'
export { CloudBaseError, DataFolderError }
export { limits } from './limits'
export type { Fault, FaultPlan } from './faults'
export type { FunctionStats, Stats } from './stats'

export interface CloudBaseOptions {
  /** Durable data: lmdb in `<dataDir>/db`, files in `<dataDir>/files`. */
  dataDir: string
  /** One folder per function with index.js (`exports.main`) and config.json (`{triggers, timeout, memorySize}`). */
  functionsDir: string
  collections: CollectionDeclarations
  /** Further environment variables of every function process. */
  functionEnv?: Record<string, string>
  /** Default 'local'. */
  envId?: string
  /** Per function, default 4; further calls queue. */
  maxInstances?: number
  /** Default true. */
  timers?: boolean
  log?: (line: object) => void
  /** What a refusal of `POST /call/…` has beside `{code, message, requestId}`, so that a client may read it like a reply of its functions. */
  besideRefusal?: (refusal: { status: number; code: string; message: string; requestId: string }) => object
  /** For tests: makes this stand-in fail as told, and opens the door `POST /_faults`. Without it there is neither. */
  faults?: FaultPlan
  /** For tests: what transactions, waiting calls and timers take the time from. */
  clock?: Clock
}

export interface CloudBase {
  /** Serves the request if the path is one of its doors and answers true, else false. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>
  /** Once the http server listens, e.g. `http://127.0.0.1:8020`: functions and file addresses need it; functions and timers start here. */
  attachAddress(baseUrl: string): void
  /** @throws CloudBaseError FUNCTION_NOT_FOUND, FUNCTIONS_EXECUTE_FAIL, FUNCTIONS_TIME_LIMIT_EXCEEDED */
  callFunction(name: string, event: unknown, caller?: Caller): Promise<unknown>
  /** Fires that function's timer now. */
  runTimer(functionName: string): Promise<unknown>
  /** New code on disk: idle instances are replaced now, busy ones after their event. */
  reloadFunctions(): void
  stats(): Stats
  close(): Promise<void>
}

/**
 * Opens the embedded CloudBase on a data folder.
 * @throws DataFolderError when the folder is not ours, of another format, or in use
 */
export async function openCloudBase(options: CloudBaseOptions): Promise<CloudBase> {
  const folder = await openDataFolder(options.dataDir)
  try {
    return await start(options, folder)
  } catch (error) {
    await folder.release(folder.wasClosed)
    throw error
  }
}

type Folder = Awaited<ReturnType<typeof openDataFolder>>

async function start(options: CloudBaseOptions, folder: Folder): Promise<CloudBase> {
  const { envId = 'local', log = () => {}, clock = systemClock } = options
  const database = openDatabase(folder, options)
  const storage = new Storage(folder.filesPath, database.store)
  const counter = new ActionCounter()
  const addresses = new FileAddresses(() => attached(baseUrl), new Signer(await storage.secret()))
  const faults = options.faults && new Faults(options.faults, database.store)
  let baseUrl: string | undefined
  let functions: Functions | undefined
  let timers: Timers | undefined
  const stats = (): Stats => ({ ...counter.read(), functions: functions?.stats() ?? {} })
  const resetStats = () => {
    counter.reset()
    functions?.resetStats()
  }
  const doors = {
    besideRefusal: options.besideRefusal ?? (() => ({})),
    database,
    storage,
    addresses,
    counter,
    faults,
    envId,
    log,
    stats,
    resetStats,
    functions: () => attached(functions),
  }
  const timersOf = () =>
    attached(functions).all.flatMap(({ name, timer }) => (timer ? [{ function: name, cron: timer.cron }] : []))

  return {
    handle: (req, res) => serveDoors(doors, req, res),
    attachAddress: (url) => {
      baseUrl = url
      functions = startFunctions(options, envId, url, log)
      if (options.timers ?? true)
        timers = new Timers(timersOf(), clock, (name, at) => fireTimer(attached(functions), name, at, log))
    },
    callFunction: async (name, event, caller) => attached(functions).call(name, event, caller),
    runTimer: async (name) => attached(functions).runTimer(name, new Date()),
    reloadFunctions: () => {
      attached(functions).reload()
      timers?.set(timersOf())
    },
    stats,
    close: async () => {
      timers?.close()
      await functions?.close()
      faults?.set({})
      await database.close()
      await folder.release(true)
    },
  }
}

function attached<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('attachAddress must be called first')
  return value
}

function startFunctions(options: CloudBaseOptions, envId: string, baseUrl: string, log: (line: object) => void): Functions {
  const { functionsDir: directory, functionEnv = {}, maxInstances = 4, clock = systemClock } = options
  return new Functions({ directory, envId, adminUrl: `${baseUrl}/admin`, functionEnv, maxInstances, log, clock })
}

function fireTimer(functions: Functions, name: string, at: Date, log: (line: object) => void): void {
  functions.runTimer(name, at).catch((error: unknown) => {
    log({ level: 'error', event: 'timer.failed', function: name, error: error instanceof Error ? error.message : String(error) })
  })
}
