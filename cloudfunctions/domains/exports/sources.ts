import type { SheetSource } from '../../kernel/sheet-source'
import type { RosterFilter } from '../events'
import { rosterSheet } from '../events'
import type { ListFilter } from '../members'
import { memberSheet } from '../members'

/** What every exported list is asked by, as it is stored with the export. */
export interface Filters {
  members: ListFilter
  roster: RosterFilter
}

/** Every list that can be exported. */
const sources: { [What in keyof Filters]: SheetSource<Filters[What]> } = { members: memberSheet, roster: rosterSheet }

/** The list of that name; an export keeps the name and the filter that belongs to it. */
export function sourceOf<What extends keyof Filters>(what: What): SheetSource<Filters[What]> {
  return sources[what]
}
