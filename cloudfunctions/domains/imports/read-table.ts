import type { CellValue } from '../../platform/sheets/read-sheet'
import type { ColumnKey } from './columns'
import { columnKeys, columns } from './columns'
import type { OrganisationFinder } from './organisation-finder'
import type { ReadRow, Remark } from './rules'
import { readRow, textOf } from './rules'

/** What a sheet holds: people, and what is to be mended. */
export interface ReadTable {
  people: ReadRow[]
  problems: Remark[]
  /** Rows that hold something, below the headings. */
  rows: number
}

/** The headings stand in one of so many first rows; above them a title may stand. */
const headingsWithin = 5

/** Reads the people out of a sheet. Rows count from 1, as the spreadsheet shows them. */
export function readTable(
  cells: CellValue[][],
  organisations: { find: OrganisationFinder; otherwise: string | null },
): ReadTable {
  const top = cells.slice(0, headingsWithin).findIndex((row) => row.some((cell) => keyOf(cell) === 'name'))
  if (top < 0)
    return { people: [], rows: 0, problems: [{ row: 1, column: '姓名', message: '没有找到“姓名”这一列，请用模板填写' }] }
  const headings = cells[top] ?? []
  const problems = headingProblems(headings, top + 1, organisations.otherwise !== null)
  const places = new Map(headings.map((cell, column) => [keyOf(cell), column]))
  const people: ReadRow[] = []
  let rows = 0
  for (const [index, row] of cells.entries()) {
    if (index <= top || row.every(isEmpty)) continue
    rows += 1
    const cellOf = (key: ColumnKey) => row[places.get(key) ?? -1] ?? null
    // Where a whole column is missing, every row would say so again.
    if (problems.some(({ message }) => message === missing)) continue
    const read = readRow(index + 1, cellOf, organisations)
    if (Array.isArray(read)) problems.push(...read)
    else people.push(read)
  }
  return { people, problems, rows }
}

const missing = '缺少这一列，请用模板填写'

function headingProblems(headings: CellValue[], row: number, hasOrganisation: boolean): Remark[] {
  const found = headings.map(keyOf)
  const lacking = columnKeys
    .filter((key) => columns[key].required && !found.includes(key) && !(key === 'organisation' && hasOrganisation))
    .map((key) => ({ row, column: columns[key].title, message: missing }))
  const unknown = headings
    .filter((cell) => !isEmpty(cell) && keyOf(cell) === undefined)
    .map((cell) => ({ row, column: headingText(cell).slice(0, 20), message: '不认识这一列，没有读取' }))
  const twice = columnKeys
    .filter((key) => found.indexOf(key) !== found.lastIndexOf(key))
    .map((key) => ({ row, column: columns[key].title, message: '有两列都叫这个，只读取了后面一列' }))
  return [...lacking, ...unknown, ...twice]
}

function isEmpty(cell: CellValue): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '')
}

function keyOf(cell: CellValue): ColumnKey | undefined {
  const text = headingText(cell)
  return columnKeys.find((key) => columns[key].title === text)
}

/** A heading without the star of what must be filled in, and without an explanation in brackets. */
function headingText(cell: CellValue): string {
  if (cell instanceof Date) return '日期'
  return textOf(typeof cell === 'boolean' ? String(cell) : cell)
    .normalize('NFKC')
    .replace(/\(.*\)|[*:\s]/g, '')
}
