import type { SheetSource } from '../../kernel/sheet-source'
import type { ListFilter } from '../members'
import { memberSheet } from '../members'

/** What every exported list is asked by, as it is stored with the export. */
export interface Filters {
  members: ListFilter
}

/** Every list that can be exported. */
export const sources: { [What in keyof Filters]: SheetSource<Filters[What]> } = { members: memberSheet }
