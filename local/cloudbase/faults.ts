import { CloudBaseError } from './errors'
import type { Store } from './database/store'

/** One way to fail. */
export interface Fault {
  /** An action of the wire (`database.insertDocument`), `call/<function>` for a phone's call, or a beginning of one with `*`. */
  action: string
  /** Which share of the matching requests, evenly and not by chance; default 1, all. */
  rate?: number
  /** How often it happens before it is over; default for ever. */
  times?: number
  /** Waited before anything is done. */
  latencyMs?: number
  /** Answered instead of doing anything. */
  error?: { code: string; message?: string }
  /** Everything is done, and the connection is cut instead of answering. */
  dropAnswer?: boolean
}

export interface FaultPlan {
  faults?: Fault[]
  /** No write reaches the disk: each is refused as on a full one. */
  diskFull?: boolean
}

interface Counted {
  fault: Fault
  matched: number
  happened: number
}

/** Failures on demand, for tests of what stands on CloudBase. */
export class Faults {
  private plan: Counted[] = []
  private diskFull = false

  constructor(plan: FaultPlan, store: Store) {
    this.set(plan)
    store.beforeCommit = () => {
      if (this.diskFull) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    }
  }

  /** Replaces whatever was planned. */
  set({ faults = [], diskFull = false }: FaultPlan): void {
    this.plan = faults.map((fault) => ({ fault, matched: 0, happened: 0 }))
    this.diskFull = diskFull
  }

  /** What is planned, and how often each of it happened. */
  read(): { faults: (Fault & { happened: number })[]; diskFull: boolean } {
    return { faults: this.plan.map(({ fault, happened }) => ({ ...fault, happened })), diskFull: this.diskFull }
  }

  /**
   * Waits and fails as planned for this action; answers the fault for what is to go wrong afterwards.
   * @throws CloudBaseError of the planned error
   */
  async meet(action: string): Promise<Fault | undefined> {
    const fault = this.plan.find((counted) => happens(counted, action))?.fault
    if (fault?.latencyMs) await new Promise((resolve) => setTimeout(resolve, fault.latencyMs))
    if (fault?.error) throw new CloudBaseError(fault.error.code, fault.error.message ?? 'a planned fault')
    return fault
  }
}

function happens(counted: Counted, action: string): boolean {
  const { action: wanted, rate = 1, times = Infinity } = counted.fault
  const matches = wanted.endsWith('*') ? action.startsWith(wanted.slice(0, -1)) : action === wanted
  if (!matches || counted.happened >= times) return false
  const due = Math.floor(++counted.matched * rate) > Math.floor((counted.matched - 1) * rate)
  if (due) counted.happened++
  return due
}
