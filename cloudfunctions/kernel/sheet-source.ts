/** A column of a sheet; what stands in a private one is encrypted until the file is made. */
export interface SheetColumn {
  title: string
  width: number
  isPrivate?: boolean
}

/** A row and whom it is about: that person is told of the export. Null when it is about nobody. */
export interface SheetRow {
  memberId: string | null
  cells: string[]
}

/** Whose list: organisations that the exporter's roles reach, with all below them. */
export type Scope = string[]

/**
 * A list that can be exported as a sheet. A domain writes one in a file of its own and exports it; it knows its rows and who may see
 * them, and nothing of files. `exports` does the rest: reason, mark, looks, portions, file and expiry. It gets a line in
 * domains/exports/sources.ts and an object in the contract of `exports.requestExport`.
 */
export interface SheetSource<Filter> {
  /** As people call it: 成员名单. */
  title: string
  columns(withPhones: boolean): SheetColumn[]
  /** How many rows there are. */
  count(scope: Scope, filter: Filter): Promise<number>
  /** The next rows, in an order that does not change. */
  page(
    scope: Scope,
    filter: Filter,
    options: { withPhones: boolean; cursor: string | undefined; limit: number },
  ): Promise<{ rows: SheetRow[]; nextCursor?: string }>
}
