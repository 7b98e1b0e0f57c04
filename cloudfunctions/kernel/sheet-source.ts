import type { Role } from '../contracts/define'
import type { Actor } from './access'
import type { AuditValues } from './audit-acts'

/** A column of a sheet; what stands in a private one is encrypted until the file is made. */
interface SheetColumn {
  title: string
  width: number
  isPrivate?: boolean
}

/** A row and whom it is about: that person is told of the export. Null when it is about nobody. */
interface SheetRow {
  memberId: string | null
  cells: string[]
}

/** Whose list: organisations that the exporter's roles reach, with all below them. */
export type Scope = string[]

/** What of a list is exported: where it belongs, what it is called after, and what the audit says of it. */
export interface Chosen {
  organisationPath: readonly string[]
  /** Such as the title of an event; null for a list that is called by its own name only. */
  subject: string | null
  told: AuditValues
}

/**
 * A list that can be exported as a sheet. A domain writes one in a file of its own and exports it; it knows its rows and who may see
 * them, and nothing of files. `exports` does the rest: reason, mark, looks, portions, file and expiry. It gets a line in
 * domains/exports/sources.ts and an object in the contract of `exports.requestExport`.
 */
export interface SheetSource<Filter> {
  /** As people call it: 成员名单. */
  title: string
  /** Who may export it, as far as the role reaches. */
  roles: readonly Role[]
  /** Refuses what is out of the exporter's reach. @throws AppError */
  choose(actor: Actor, scope: Scope, filter: Filter): Promise<Chosen>
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
