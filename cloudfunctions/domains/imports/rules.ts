import { assistedHowLabels } from '../../../miniprogram/shared/labels'
import { limits } from '../../../miniprogram/shared/limits'
import { AppError } from '../../kernel/app-error'
import type { CellValue } from '../../platform/sheets/read-sheet'
import type { ColumnKey } from './columns'
import { columns } from './columns'
import type { OrganisationFinder } from './organisation-finder'
import type { ImportRecord } from './store'

/** Somebody as a row has them; the phone is still in plain text and goes no further than memory. */
export interface ReadRow {
  row: number
  name: string
  phone: string | null
  organisationId: string
  occupation: string | null
  skills: string[]
  how: keyof typeof assistedHowLabels
}

/** What is wrong with a cell. */
export interface Remark {
  row: number
  column: string
  message: string
}

/** Something that a cell should not hold; becomes a remark. */
class CellFault extends Error {}

/** Only what was uploaded to be imported is read and removed: no picture, no export, nothing of another part of the product. */
export function requireImportFile(fileId: string): void {
  if (!/^cloud:\/\/[^/\s]+\/imports\/\d{8}\/[a-z0-9]{16,40}\.xlsx$/.test(fileId)) throw new AppError('IMPORT_FILE_UNREADABLE')
}

/** Somebody else's import is answered as if there were none. */
export function requireOwn(record: ImportRecord | null, memberId: string): ImportRecord {
  if (!record || record.byId !== memberId || record.state === 'cancelled' || record.state === 'prepared')
    throw new AppError('IMPORT_NOT_FOUND')
  return record
}

/** Whether an import is to be begun now: refused when it was never read or has nothing to give, false when it was begun before. */
export function isToBegin({ state, good }: Pick<ImportRecord, 'state' | 'good'>): boolean {
  if (state === 'working' || state === 'done') return false
  if (state !== 'ready') throw new AppError('IMPORT_NOT_READY')
  if (good === 0) throw new AppError('IMPORT_NOTHING_GOOD')
  return true
}

/** The text of a cell: without what cannot be seen, and without the spaces that make a short name as long as the others. */
export function textOf(cell: CellValue): string {
  if (cell === null) return ''
  if (cell instanceof Date) throw new CellFault('写成了日期，请改成文字')
  if (typeof cell === 'boolean') throw new CellFault('不是文字，请重新填写')
  const seen = String(cell)
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
  if (/^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!)$/.test(seen)) throw new CellFault('公式出了错，请改成文字')
  return seen
}

/** Eleven digits, however they were typed: as a number, in full width, with spaces, with 86 before them. Empty for none. */
export function phoneOf(cell: CellValue): string | null {
  const digits = textOf(cell)
    .normalize('NFKC')
    .replace(/[\s\-()']/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
  if (digits === '') return null
  if (!/^1[3-9]\d{9}$/.test(digits)) throw new CellFault('要填 11 位手机号')
  return digits
}

function shortText(cell: CellValue, longest: number): string {
  const text = textOf(cell)
  if (text.length > longest) throw new CellFault(`最多 ${longest} 个字`)
  return text
}

function needed(text: string): string {
  if (text === '') throw new CellFault('没有填')
  return text
}

function skillsOf(cell: CellValue): string[] {
  const skills = [
    ...new Set(
      textOf(cell)
        .split(/[、,，;；/|]/)
        .map((skill) => skill.trim()),
    ),
  ].filter((skill) => skill !== '')
  if (skills.length > limits.skills) throw new CellFault(`最多填 ${limits.skills} 样`)
  if (skills.some((skill) => skill.length > limits.skill)) throw new CellFault(`每样最多 ${limits.skill} 个字，请用“、”分开`)
  return skills
}

function howOf(cell: CellValue): ReadRow['how'] {
  const text = needed(textOf(cell))
  // 电话, 电话里 and 电话里同意 are one answer.
  const plain = (said: string) => said.replace(/同意$/, '').replace(/里$/, '')
  const found = Object.entries(assistedHowLabels).find(([, label]) => plain(text) === plain(label))
  if (!found) throw new CellFault(`请填${Object.values(assistedHowLabels).join('、')}中的一样`)
  return found[0] as ReadRow['how']
}

function organisationOf(cell: CellValue, find: OrganisationFinder, otherwise: string | null): string {
  const text = textOf(cell)
  if (text === '' && otherwise !== null) return otherwise
  const found = find(needed(text))
  if (typeof found === 'string') return found
  const quoted = `“${text.slice(0, 20)}”`
  throw new CellFault(
    found === 0 ? `没有找到${quoted}，请照“组织”那一页的写法填` : `有 ${found} 个组织叫${quoted}，请写成“上级/名称”`,
  )
}

/** One row of the sheet, or what is wrong with each of its cells. */
export function readRow(
  row: number,
  cellOf: (key: ColumnKey) => CellValue,
  organisations: { find: OrganisationFinder; otherwise: string | null },
): ReadRow | Remark[] {
  const remarks: Remark[] = []
  const read = <T>(key: ColumnKey, of: (cell: CellValue) => T, instead: T): T => {
    try {
      return of(cellOf(key))
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      remarks.push({ row, column: columns[key].title, message: error.message })
      return instead
    }
  }
  const person: ReadRow = {
    row,
    name: read('name', (cell) => needed(shortText(cell, limits.name)), ''),
    phone: read('phone', phoneOf, null),
    organisationId: read('organisation', (cell) => organisationOf(cell, organisations.find, organisations.otherwise), ''),
    occupation: read('occupation', (cell) => shortText(cell, limits.occupation) || null, null),
    skills: read('skills', skillsOf, []),
    how: read('how', howOf, 'inPerson'),
  }
  return remarks.length > 0 ? remarks : person
}

/** The way from the root down to the lowest place that lies above all of these. */
export function commonPath(paths: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = paths
  return first.filter((id, depth) => others.every((path) => path[depth] === id))
}
