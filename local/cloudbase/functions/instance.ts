import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { functionFailed, functionOutOfMemory, functionTimedOut, payloadTooLarge } from '../errors'
import { limits } from '../limits'
import type { FunctionDefinition } from './definition'
import { type Invocation, contextOf } from './invocation'

interface HostMessage {
  ready?: boolean
  /** JSON of what the function returned. */
  result?: string
  failure?: string
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

export interface InstanceOptions {
  environment: Record<string, string>
  log: (line: object) => void
  onExit: (instance: Instance) => void
}

const hostPath = join(__dirname, 'host.cjs')
let started = 0

/** A forked process that runs one function, one event at a time. */
export class Instance {
  readonly number = ++started
  lastUsedAt = Date.now()
  /** New code is on disk: end after the event under way. */
  outdated = false
  private readonly child: ChildProcess
  private readonly ready: Promise<void>
  private pending: Pending | undefined

  constructor(
    readonly definition: FunctionDefinition,
    private readonly options: InstanceOptions,
  ) {
    const { directory, memorySize } = definition
    this.child = fork(hostPath, [directory, String(process.pid)], {
      env: options.environment,
      execArgv: [`--max-old-space-size=${memorySize}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      cwd: directory,
    })
    this.forwardOutput()
    this.ready = new Promise((resolve) => this.child.once('message', () => resolve()))
    this.child.on('message', (message) => this.settle(message as HostMessage))
    this.child.once('exit', (code, signal) => this.exited(code, signal))
    // A message to a process that is just ending fails; its exit is what counts.
    this.child.on('error', () => this.kill())
  }

  get isBusy(): boolean {
    return this.pending !== undefined
  }

  /**
   * Runs one event.
   * @throws FUNCTIONS_EXECUTE_FAIL when it throws or its process ends, FUNCTIONS_TIME_LIMIT_EXCEEDED when it takes too long,
   * FUNCTIONS_MEMORY_LIMIT_EXCEEDED, EXCEED_MAX_PAYLOAD_SIZE when it answers more than 6 MB
   */
  run({ event, requestId, environment }: Invocation): Promise<unknown> {
    const { timeout } = this.definition
    const context = contextOf(this.definition, requestId, environment)
    return new Promise((resolve, reject) => {
      const pending = { resolve, reject, timer: setTimeout(() => this.timeOut(), timeout * 1000) }
      this.pending = pending
      void this.ready.then(() => {
        if (this.pending !== pending) return
        // Starting an instance is not the function's time; one that never starts has been waited for just as long.
        pending.timer.refresh()
        this.child.send({ event, context, environment })
      })
    })
  }

  /** From now on it takes no event, whenever the process is really gone. */
  kill(): void {
    this.outdated = true
    this.child.kill('SIGKILL')
  }

  /** Settles when the process is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()))
    this.kill()
    await gone
  }

  private timeOut(): void {
    const pending = this.takePending()
    this.kill()
    pending?.reject(functionTimedOut(this.definition.timeout))
  }

  private settle(message: HostMessage): void {
    if (message.ready) return
    const pending = this.takePending()
    if (message.failure !== undefined) pending?.reject(functionFailed(message.failure))
    else this.answer(pending, message.result ?? 'null')
  }

  private answer(pending: Pending | undefined, result: string): void {
    const bytes = Buffer.byteLength(result)
    if (bytes > limits.invokeBytes) pending?.reject(payloadTooLarge(bytes, limits.invokeBytes))
    else pending?.resolve(JSON.parse(result))
  }

  private exited(code: number | null, signal: NodeJS.Signals | null): void {
    const pending = this.takePending()
    this.options.onExit(this)
    // V8 aborts when the heap is full.
    if (signal === 'SIGABRT' || code === 134) pending?.reject(functionOutOfMemory(this.definition.memorySize))
    else pending?.reject(functionFailed(`the function's process ended (${signal ?? code})`))
  }

  private takePending(): Pending | undefined {
    const pending = this.pending
    this.pending = undefined
    if (pending) clearTimeout(pending.timer)
    this.lastUsedAt = Date.now()
    return pending
  }

  private forwardOutput(): void {
    const { log } = this.options
    for (const stream of ['stdout', 'stderr'] as const) {
      const input = this.child[stream]
      if (!input) continue
      createInterface({ input }).on('line', (text) =>
        log({ event: 'function.output', function: this.definition.name, instance: this.number, stream, text }),
      )
    }
  }
}
