import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { CellObject, Feature } from 'write-excel-file/node'
import writeXlsx from 'write-excel-file/node'

/** One sheet of a workbook that is made: every cell is text. */
interface WrittenSheet {
  name: string
  /** Lines above the table that say what it is; they also stand on every printed page. */
  marks?: string[]
  columns: { title: string; width: number }[]
  rows: string[][]
}

/** What the library takes for the content of a file inside a workbook. */
type FileContent = Stream | Buffer | Blob

const bold = { fontWeight: 'bold' } as const

/** What spreadsheets take for the beginning of a formula when a table is copied, saved as CSV or typed over; in full width too. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const beginsFormula = /^[\s\u0000-\u001f]*[=+\-@＝＋－＠]/

/** A text that no spreadsheet takes for a formula, whatever somebody put into their name. */
export function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const printable = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\t\r]/g, ' ')
  return beginsFormula.test(printable) ? `'${printable}` : printable
}

/** An .xlsx with these sheets. */
export async function writeSheets(sheets: WrittenSheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, marks = [], columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: marks.length + 1,
    data: [
      ...marks.map((mark) => [cell(mark)]),
      columns.map(({ title }) => ({ ...cell(title), ...bold })),
      ...rows.map((row) => row.map(cell)),
    ],
  }))
  return writeXlsx(written, { features: [onEveryPage(sheets)] }).toBuffer()
}

/** Typed as text, so that no value becomes a number, a date or a formula. */
function cell(text: string): CellObject {
  return { value: harmless(text), type: String }
}

/** Puts the first mark on every printed page. */
function onEveryPage(sheets: WrittenSheet[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: (_options, { sheetIndex }) => {
            const [mark] = sheets[sheetIndex]?.marks ?? []
            if (mark === undefined) return ''
            const text = escaped(mark)
            return `<headerFooter><oddHeader>&amp;L${text}</oddHeader><oddFooter>&amp;L${text}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
          },
        },
      },
    },
  }
}

/** `&` begins a code in a header, so it is doubled, and then escaped as XML wants it. A header holds 255 characters. */
function escaped(text: string): string {
  const short = [...text].slice(0, 120).join('').replace(/&/g, '&&')
  return short.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
