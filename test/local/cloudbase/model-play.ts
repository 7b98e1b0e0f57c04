import fc from 'fast-check'
import { type Answer, act } from './process'

const actor = fc.nat(3)
const document = fc.constantFrom('x', 'y')
const claim = fc.record({
  eventId: fc.constantFrom('e1', 'e2'),
  seats: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
})

/** What one of the actors does next; without an open transaction `begin`s one first. */
export const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), actor, document, by: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim' as const), actor, claim }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('commit' as const), actor }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abort' as const), actor }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('plainAdd' as const), document, by: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('plainClaim' as const), claim }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Open {
  id: string
  added: Record<string, number>
  claims: string[]
}

/** Actors on one environment, and what the answers promised. */
export class Play {
  readonly kept: Record<string, number> = { x: 0, y: 0 }
  readonly claimed: string[] = []
  private readonly open = new Map<number, Open>()
  private readonly waiting: Promise<void>[] = []
  private ids = 0

  constructor(
    private readonly url: string,
    private readonly env: string,
  ) {}

  ask(action: string, body: object): Promise<Answer> {
    return act(this.url, action, body, this.env)
  }

  async take(next: Step): Promise<void> {
    if (next.kind === 'plainAdd') return void this.waiting.push(this.plainAdd(next.document, next.by))
    if (next.kind === 'plainClaim') return this.plainClaim(JSON.stringify({ _id: `s${++this.ids}`, ...next.claim }))
    if (next.kind === 'commit' || next.kind === 'abort') return this.end(next.actor, next.kind)
    const transaction = this.open.get(next.actor) ?? (await this.begin(next.actor))
    const refused = next.kind === 'add' ? await this.add(transaction, next) : await this.claim(transaction, next.claim)
    if (refused) this.open.delete(next.actor)
  }

  /** Nobody holds anything any more: what waited must go through. */
  async finish(): Promise<void> {
    for (const number of [...this.open.keys()]) await this.end(number, 'abort')
    await Promise.all(this.waiting)
  }

  private async begin(number: number): Promise<Open> {
    const { transactionId: id = '' } = await this.ask('startTransaction', {})
    const transaction = { id, added: {}, claims: [] }
    this.open.set(number, transaction)
    return transaction
  }

  /** Reads, adds, writes: what loses an update if anything does. */
  private async add({ id, added }: Open, { document: name, by }: { document: string; by: number }): Promise<boolean> {
    const query = JSON.stringify({ _id: name })
    const read = await this.ask('getDocument', { collectionName: 'counters', transactionId: id, query, queryType: 'DOC' })
    const { n } = JSON.parse(read.data?.list?.[0] ?? '{}') as { n: number }
    const data = JSON.stringify({ $set: { n: n + by } })
    const { code } = await this.ask('modifyDocument', { collectionName: 'counters', transactionId: id, query, data, merge: true })
    // Each write looks at the unique indexes for all of its transaction: somebody else may have taken a seat of before.
    if (code) expect(['DATABASE_TRANSACTION_CONFLICT', 'DATABASE_DUPLICATE_WRITE']).toContain(code)
    else added[name] = (added[name] ?? 0) + by
    return code !== undefined
  }

  private async claim({ id, claims }: Open, wanted: object): Promise<boolean> {
    const doc = JSON.stringify({ _id: `s${++this.ids}`, ...wanted })
    const { code } = await this.ask('insertDocument', { collectionName: 'seats', transactionId: id, data: [doc] })
    if (code) expect(code).toBe('DATABASE_DUPLICATE_WRITE')
    else claims.push(doc)
    return code !== undefined
  }

  private async end(number: number, kind: 'commit' | 'abort'): Promise<void> {
    const transaction = this.open.get(number)
    if (!transaction) return
    this.open.delete(number)
    const { code } = await this.ask(`${kind}Transaction`, { transactionId: transaction.id })
    if (code) expect(['DATABASE_DUPLICATE_WRITE', 'DATABASE_TRANSACTION_CONFLICT']).toContain(code)
    if (code || kind === 'abort') return
    for (const [name, by] of Object.entries(transaction.added)) this.kept[name] = (this.kept[name] ?? 0) + by
    this.claimed.push(...transaction.claims)
  }

  private async plainAdd(name: string, by: number): Promise<void> {
    const body = { collectionName: 'counters', query: JSON.stringify({ _id: name }), data: JSON.stringify({ $inc: { n: by } }) }
    const { data } = await this.ask('modifyDocument', { ...body, merge: true })
    expect(data?.updated).toBe(1)
    this.kept[name] = (this.kept[name] ?? 0) + by
  }

  private async plainClaim(doc: string): Promise<void> {
    const { code } = await this.ask('insertDocument', { collectionName: 'seats', data: [doc] })
    if (code) expect(code).toBe('DATABASE_DUPLICATE_WRITE')
    else this.claimed.push(doc)
  }
}
