type Listener = (...values: unknown[]) => void

/** One end of the channel between a page and the page it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>()
  private other: EventChannel | undefined

  /** Both ends; the first is for the page that opens, with its listeners. */
  static pair(events: Record<string, Listener> = {}): [EventChannel, EventChannel] {
    const ends: [EventChannel, EventChannel] = [new EventChannel(), new EventChannel()]
    ends[0].other = ends[1]
    ends[1].other = ends[0]
    for (const [name, listener] of Object.entries(events)) ends[0].on(name, listener)
    return ends
  }

  on(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(listener))
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...values) => {
      this.off(name, first)
      listener(...values)
    }
    this.on(name, first)
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener)
    else this.listeners.delete(name)
  }

  emit(name: string, ...values: unknown[]): void {
    for (const listener of [...(this.other?.listeners.get(name) ?? [])]) listener(...values)
  }
}
