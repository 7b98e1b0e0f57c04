import type { IncomingMessage, ServerResponse } from 'node:http'
import { openDataFolder } from './data-folder'
import type { CollectionDeclarations } from './database/catalog'
import { Database } from './database/database'
import { type Caller, Functions } from './functions/functions'
import { serveDoors } from './http/doors'
import { ActionCounter, type Stats } from './stats'
import { FileAddresses } from './storage/addresses'
import { Signer } from './storage/signature'
import { Storage } from './storage/storage'
import { Timers } from './timer/timers'

export type { CollectionDeclarations, IndexDeclaration } from './database/catalog'
export { DataFolderError } from './data-folder'
export { CloudBaseError } from './errors'
export { limits } from './limits'
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
    await folder.release()
    throw error
  }
}

type Folder = Awaited<ReturnType<typeof openDataFolder>>

async function start(options: CloudBaseOptions, folder: Folder): Promise<CloudBase> {
  const { envId = 'local', log = () => {} } = options
  const database = new Database(folder.databasePath, options.collections, log)
  const storage = new Storage(folder.filesPath, database.store)
  const counter = new ActionCounter()
  const addresses = new FileAddresses(() => attached(baseUrl), new Signer(await storage.secret()))
  let baseUrl: string | undefined
  let functions: Functions | undefined
  let timers: Timers | undefined
  const stats = (): Stats => ({ ...counter.read(), functions: functions?.stats() ?? {} })
  const resetStats = () => {
    counter.reset()
    functions?.resetStats()
  }
  const doors = { database, storage, addresses, counter, envId, log, stats, resetStats, functions: () => attached(functions) }
  const timersOf = () =>
    attached(functions).all.flatMap(({ name, timer }) => (timer ? [{ function: name, cron: timer.cron }] : []))

  return {
    handle: (req, res) => serveDoors(doors, req, res),
    attachAddress: (url) => {
      baseUrl = url
      functions = startFunctions(options, envId, url, log)
      if (options.timers ?? true) timers = new Timers(timersOf(), (name, at) => fireTimer(attached(functions), name, at, log))
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
      await database.close()
      await folder.release()
    },
  }
}

function attached<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('attachAddress must be called first')
  return value
}

function startFunctions(options: CloudBaseOptions, envId: string, baseUrl: string, log: (line: object) => void): Functions {
  const { functionsDir: directory, functionEnv = {}, maxInstances = 4 } = options
  return new Functions({ directory, envId, adminUrl: `${baseUrl}/admin`, functionEnv, maxInstances, log })
}

function fireTimer(functions: Functions, name: string, at: Date, log: (line: object) => void): void {
  functions.runTimer(name, at).catch((error: unknown) => {
    log({ level: 'error', event: 'timer.failed', function: name, error: error instanceof Error ? error.message : String(error) })
  })
}
