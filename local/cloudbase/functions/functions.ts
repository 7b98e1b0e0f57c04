import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import { functionMissing } from '../errors'
import type { FunctionStats } from '../stats'
import { type FunctionDefinition, readFunctions } from './definition'
import { Identities } from './identity'
import { Pool } from './pool'

export interface FunctionsOptions {
  directory: string
  envId: string
  /** Where the SDK inside the functions sends its requests, e.g. `http://127.0.0.1:8020/admin`. */
  adminUrl: string
  functionEnv: Record<string, string>
  maxInstances: number
  log: (line: object) => void
  clock: Clock
}

export interface Caller {
  /** Absent for a timer or another call without a person. */
  openid?: string
  /** True when another function calls on behalf of the person. */
  byFunction?: boolean
}

/** All functions of the folder and their instances. */
export class Functions {
  private definitions: Map<string, FunctionDefinition>
  private readonly pools = new Map<string, Pool>()
  private readonly idleCheck: NodeJS.Timeout
  readonly identities: Identities

  constructor(private readonly options: FunctionsOptions) {
    this.identities = new Identities(options.envId)
    this.definitions = readFunctions(options.directory)
    for (const definition of this.definitions.values()) this.poolOf(definition).warm()
    this.idleCheck = setInterval(() => this.endIdle(), 60_000).unref()
  }

  get all(): FunctionDefinition[] {
    return [...this.definitions.values()]
  }

  /**
   * @throws FUNCTION_NOT_FOUND, FUNCTIONS_EXECUTE_FAIL, FUNCTIONS_TIME_LIMIT_EXCEEDED, FUNCTIONS_MEMORY_LIMIT_EXCEEDED,
   * FUNCTION_EXCEED_RESOURCE_LIMIT, EXCEED_MAX_PAYLOAD_SIZE
   */
  async call(name: string, event: unknown, caller: Caller = {}, requestId: string = randomUUID()): Promise<unknown> {
    const { openid, byFunction = false } = caller
    const sources = [openid && 'wx_client', byFunction && 'scf'].filter(Boolean)
    const source: Record<string, string> = sources.length > 0 ? { TCB_SOURCE: sources.join(',') } : {}
    return this.pool(name).call({ event, requestId, environment: this.identities.environmentOf(openid, source) })
  }

  /** @throws as {@link call}, and FUNCTION_NOT_FOUND for a function without a timer */
  async runTimer(name: string, at: Date): Promise<unknown> {
    const timer = this.definitions.get(name)?.timer
    if (!timer) throw functionMissing(`${name} with a timer`)
    const event = { Type: 'Timer', TriggerName: timer.name, Time: at.toISOString(), Message: '' }
    return this.pool(name).call({
      event,
      requestId: randomUUID(),
      environment: this.identities.environmentOf(undefined, { TRIGGER_SRC: 'timer' }),
    })
  }

  reload(): void {
    this.definitions = readFunctions(this.options.directory)
    for (const definition of this.definitions.values()) this.poolOf(definition).replace(definition)
    for (const [name, pool] of this.pools)
      if (!this.definitions.has(name)) {
        this.pools.delete(name)
        void pool.close()
      }
  }

  stats(): Record<string, FunctionStats> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.stats()]))
  }

  resetStats(): void {
    for (const pool of this.pools.values()) pool.resetStats()
  }

  async close(): Promise<void> {
    clearInterval(this.idleCheck)
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }

  private pool(name: string): Pool {
    const definition = this.definitions.get(name)
    if (!definition) throw functionMissing(name)
    return this.poolOf(definition)
  }

  private poolOf(definition: FunctionDefinition): Pool {
    const { maxInstances, log, clock } = this.options
    const pool =
      this.pools.get(definition.name) ??
      new Pool(definition, { maxInstances, log, clock, environment: this.processEnvironment() })
    this.pools.set(definition.name, pool)
    return pool
  }

  private endIdle(): void {
    const now = Date.now()
    for (const pool of this.pools.values()) pool.endIdle(now)
  }

  /** What a real instance finds: nothing of the server's own environment but PATH and TZ. */
  private processEnvironment(): Record<string, string> {
    const { envId, adminUrl, functionEnv } = this.options
    const { PATH = '', TZ } = process.env
    return {
      PATH,
      ...(TZ && { TZ }),
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: envId,
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
      ...functionEnv,
    }
  }
}
