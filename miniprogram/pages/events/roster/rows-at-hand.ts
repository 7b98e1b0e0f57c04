import { call, type InputOf } from '../../../services/api'
import { keptActs, type ActResult } from '../../../services/door-acts'
import { countsOf, countsText, withAnswer, withKept, type Counts, type RosterItem } from './book'
import { readRoster } from './read-roster'

/** A round of counting in which the rows are others lets so many be read anew: a long list is read less often. */
const rowsARound = 200

/** The rows of a roster on this phone, and how many there are: read in the background, and anew when others are counted. */
export class RowsAtHand {
  /** As the server last told them. */
  rows: RosterItem[] = []
  /** Whether these are all. */
  isWhole = false
  /** What the server last counted; nothing until then, or without a network. */
  private counted: Counts | undefined
  /** Rounds since the rows were found to be others. */
  private waited = 0
  /** Counts the readings, so that the end of an earlier one does not cover a later one. */
  private readings = 0
  /** What was answered since the reading began: it is newer than what is read. */
  private answered: ActResult[] = []

  /** `onRead` is called when there is something to show: the first page, and then the rest. */
  constructor(
    private readonly eventId: string,
    private readonly onRead: () => void,
  ) {}

  /** Reads them anew. Done with the first page; the rest follows. */
  read(): Promise<void> {
    const mine = ++this.readings
    const before = this.rows
    this.answered = []
    return new Promise((resolve, reject) => {
      readRoster(this.eventId, ({ rows, isFirst, isLast, isWhole }) => {
        if (mine !== this.readings) return resolve()
        const read = new Set(rows.map(({ memberId }) => memberId))
        // Those who were there before stay until all of the new are.
        const others = isLast ? [] : before.filter(({ memberId }) => !read.has(memberId))
        this.rows = this.answered.reduce(withAnswer, [...rows, ...others])
        if (!isFirst && !isLast) return
        this.isWhole = isWhole
        if (isWhole) this.counted = undefined
        this.onRead()
        resolve()
      }).catch(reject)
    })
  }

  /** Takes the rows of a copy, when there is no network. */
  takeCopy({ rows, isWhole }: { rows: RosterItem[]; isWhole: boolean }): void {
    this.rows = rows
    this.isWhole = isWhole
    this.counted = undefined
  }

  /** What the server answered about people stands, whenever it comes. */
  take(answered: ActResult[]): void {
    this.answered.push(...answered)
    this.rows = answered.reduce(withAnswer, this.rows)
    this.counted = undefined
  }

  /** Whoever the server finds who is not here yet. */
  async find(wanted: Pick<InputOf<'events.listRoster'>, 'status' | 'text' | 'limit'>): Promise<void> {
    const { items } = await call('events.listRoster', { eventId: this.eventId, ...wanted })
    const known = new Set(this.rows.map(({ memberId }) => memberId))
    this.rows = [...this.rows, ...items.filter(({ memberId }) => !known.has(memberId))]
  }

  /** Has the server count; when it counts others than are here, they are read anew. */
  async count(): Promise<void> {
    this.counted = await call('events.getCounts', { eventId: this.eventId })
    if (!this.isBehind() || ++this.waited * rowsARound < this.rows.length) return
    this.waited = 0
    await this.read()
  }

  /** The rows with what was done here and is not sent yet. */
  shown(): RosterItem[] {
    return withKept(this.rows, keptActs(this.eventId))
  }

  counts(): Counts {
    return this.counted === undefined || keptActs(this.eventId).length > 0 ? countsOf(this.shown()) : this.counted
  }

  /** Whether others were counted than are here; what was done here and is not sent yet comes first. */
  private isBehind(): boolean {
    if (!this.isWhole || !this.counted || keptActs(this.eventId).length > 0) return false
    return countsText(this.counted) !== countsText(countsOf(this.rows))
  }
}
