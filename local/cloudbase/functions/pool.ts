import type { Clock } from '../clock'
import { functionFailed, functionsBusy } from '../errors'
import { limits } from '../limits'
import type { FunctionStats } from '../stats'
import type { FunctionDefinition } from './definition'
import { Instance } from './instance'
import type { Invocation } from './invocation'

export interface PoolOptions {
  maxInstances: number
  environment: Record<string, string>
  log: (line: object) => void
  clock: Clock
}

interface Waiting {
  invocation: Invocation
  resolve(value: unknown): void
  reject(error: unknown): void
  stopWaiting(): void
}

/** An instance that nothing used for so long ends, except the last. Milliseconds. */
const idleMs = 5 * 60_000

/** The instances of one function: warm ones first, new ones up to the limit, then a queue. */
export class Pool {
  private instances: Instance[] = []
  private readonly queue: Waiting[] = []
  private closed = false
  private counted = { calls: 0, cold: 0, warm: 0, errors: 0 }

  constructor(
    private definition: FunctionDefinition,
    private readonly options: PoolOptions,
  ) {}

  /** Starts an instance before the first call. */
  warm(): void {
    if (this.instances.length === 0) this.start()
  }

  /** @throws FUNCTION_EXCEED_RESOURCE_LIMIT when too many wait for an instance, or this one waits too long */
  call(invocation: Invocation): Promise<unknown> {
    this.counted.calls++
    return new Promise((resolve, reject) => {
      if (this.queue.length >= limits.queuedCalls) return this.refuse(reject)
      const waiting: Waiting = { invocation, resolve, reject, stopWaiting: () => {} }
      waiting.stopWaiting = this.options.clock.after(limits.queueMs, () => {
        this.queue.splice(this.queue.indexOf(waiting), 1)
        this.refuse(reject)
      })
      this.queue.push(waiting)
      this.next()
    })
  }

  /** New code: idle instances are replaced now, busy ones after their event. */
  replace(definition: FunctionDefinition): void {
    this.definition = definition
    for (const instance of this.instances) instance.outdated = true
    this.retireOutdated()
    this.warm()
  }

  endIdle(now: number): void {
    const idle = this.instances.filter((instance) => !instance.isBusy && now - instance.lastUsedAt > idleMs)
    for (const instance of idle.slice(this.instances.length === idle.length ? 1 : 0)) this.retire(instance)
  }

  stats(): FunctionStats {
    return { ...this.counted, instances: this.instances.length, waiting: this.queue.length }
  }

  resetStats(): void {
    this.counted = { calls: 0, cold: 0, warm: 0, errors: 0 }
  }

  async close(): Promise<void> {
    this.closed = true
    for (const { reject, stopWaiting } of this.queue.splice(0)) {
      stopWaiting()
      reject(functionFailed('the local CloudBase was closed'))
    }
    await Promise.all(this.instances.map((instance) => instance.stop()))
  }

  private refuse(reject: (error: unknown) => void): void {
    this.counted.errors++
    reject(functionsBusy(this.definition.name))
  }

  private next(): void {
    if (this.closed) return
    while (this.queue.length > 0) {
      const instance = this.freeInstance()
      const waiting = instance && this.queue.shift()
      if (!waiting) return
      waiting.stopWaiting()
      void this.serve(instance, waiting)
    }
  }

  private freeInstance(): Instance | undefined {
    const warm = this.instances.find((instance) => !instance.isBusy && !instance.outdated)
    if (warm) {
      this.counted.warm++
      return warm
    }
    if (this.instances.length >= this.options.maxInstances) return undefined
    this.counted.cold++
    return this.start()
  }

  private start(): Instance {
    const { environment, log } = this.options
    const instance = new Instance(this.definition, { environment, log, onExit: (gone) => this.forget(gone) })
    this.instances.push(instance)
    return instance
  }

  private async serve(instance: Instance, { invocation, resolve, reject }: Waiting): Promise<void> {
    try {
      resolve(await instance.run(invocation))
    } catch (error) {
      this.counted.errors++
      reject(error)
    }
    this.retireOutdated()
    this.next()
  }

  private retireOutdated(): void {
    for (const instance of this.instances.filter(({ outdated, isBusy }) => outdated && !isBusy)) this.retire(instance)
  }

  private retire(instance: Instance): void {
    this.instances = this.instances.filter((other) => other !== instance)
    instance.kill()
  }

  private forget(gone: Instance): void {
    this.instances = this.instances.filter((instance) => instance !== gone)
    this.next()
  }
}
