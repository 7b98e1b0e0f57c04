/** What the handlers below need of a page; a page that lacks it is not given them. */
interface Host {
  data: { nextCursor: string }
  load(work: () => Promise<void>): Promise<void>
  once(key: string, work: () => Promise<void>): Promise<void>
  refresh(): Promise<void>
  loadMore(): Promise<void>
  readPage(cursor?: string): Promise<void>
}

/** What a list that is read a page at a time adds to a page's data. */
export interface PagedData {
  /** Where the next page starts; empty at the end. */
  nextCursor: string
}

/** What it lets the page call. Neither calls `load` or `once`, so that either can be part of something longer. */
export interface PagedMethods {
  refresh(): Promise<void>
  loadMore(): Promise<void>
}

/** What the page brings. */
export interface PageReader {
  /**
   * Reads the page that starts at `cursor`, the first one without it, and shows it together with its `nextCursor`: one
   * `setData`, so that the rows and where they end never disagree. Shows nothing when it is no longer what is looked for.
   */
  readPage(cursor?: string): Promise<void>
}

const refreshHandlers = {
  onPullDownRefresh(this: Host) {
    void this.load(() => this.refresh())
  },
  onRetryTap(this: Host) {
    void this.load(() => this.refresh())
  },
}

function more(this: Host) {
  if (this.data.nextCursor) void this.once('more', () => this.loadMore())
}

/** The same by scrolling and, for those who do not scroll that far, by a button. */
const moreHandlers = { onReachBottom: more, onMoreTap: more }

/** The handlers that a page with `refresh` or `loadMore` needs; what it defines itself goes before them. */
export function handlersFor(page: object): Partial<typeof refreshHandlers & typeof moreHandlers> {
  return { ...('refresh' in page && refreshHandlers), ...('loadMore' in page && moreHandlers) }
}

/** `refresh` and `loadMore` for a page with `readPage`. */
export const pagedMethods = {
  refresh(this: Host) {
    return this.readPage()
  },
  loadMore(this: Host) {
    return this.readPage(this.data.nextCursor)
  },
}

/** The rows to show once the page at `cursor` is there: those of the first page replace what was shown before. */
export function joined<T>(cursor: string | undefined, shown: T[], read: T[]): T[] {
  return cursor === undefined ? read : [...shown, ...read]
}
