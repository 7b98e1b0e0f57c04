export interface FunctionStats {
  calls: number
  /** Calls for which an instance had to be started, and those that found one. */
  cold: number
  warm: number
  errors: number
  instances: number
  /** Calls that wait for an instance. */
  waiting: number
}

export interface Stats {
  /** Every `database.*` action, begin and commit of transactions included. */
  databaseOperations: number
  byAction: Record<string, number>
  functions: Record<string, FunctionStats>
}

/** Counts the actions of the wire. */
export class ActionCounter {
  private byAction: Record<string, number> = {}

  count(action: string): void {
    this.byAction[action] = (this.byAction[action] ?? 0) + 1
  }

  read(): Pick<Stats, 'databaseOperations' | 'byAction'> {
    const database = Object.entries(this.byAction).filter(([action]) => action.startsWith('database.'))
    return { databaseOperations: database.reduce((sum, [, times]) => sum + times, 0), byAction: { ...this.byAction } }
  }

  reset(): void {
    this.byAction = {}
  }
}
