import { UnreadableSheet } from './unreadable'

/** How far a sheet may reach: nobody fills in more, and each row up to the last one would become a row in memory. */
const lastRow = 20_000
const lastColumn = 60

/** Rows, cells and values, with or without a prefix such as `x:`. */
const tags = /<(?:\w+:)?(row|c|v|t)(?=[\s>])([^>]*)>/g
const place = /\sr="([A-Z]{0,3})(\d{1,8})"/

/**
 * Looks through the bare text of a sheet before it is read and stops at the first row too many. What the sheet says of its own size
 * is not looked at, nor are empty rows that are only coloured.
 */
export function requireMeasure(xml: string, mostRows: number): void {
  let row = 0
  let column = 0
  let rows = 0
  let counted = 0
  for (const [, tag, attributes = ''] of xml.matchAll(tags)) {
    const [, letters = '', digits = ''] = place.exec(attributes) ?? []
    if (tag === 'row') {
      row = digits === '' ? row + 1 : Number(digits)
      column = 0
    } else if (tag === 'c') {
      column = letters === '' ? column + 1 : numberOf(letters)
    } else {
      if (row > lastRow || column > lastColumn) throw new UnreadableSheet('sprawling')
      if (row !== counted) rows += 1
      counted = row
      if (rows > mostRows) throw new UnreadableSheet('tooManyRows')
    }
  }
}

/** A → 1, AB → 28. */
function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
