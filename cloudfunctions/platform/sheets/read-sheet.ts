import { zipSync } from 'fflate'
import { readSheet as readXlsx } from 'read-excel-file/universal'
import { requireMeasure } from './measure'
import { requireHarmless, unpack } from './unpack'
import { UnreadableSheet } from './unreadable'

/** What stands in a cell; a formula counts as what it came to when it was saved. */
export type CellValue = string | number | boolean | Date | null

/** The one sheet that is read, and what reading it needs. */
interface Chosen {
  /** From 1, hidden ones counted. */
  number: number
  part: string
}

const book = 'xl/workbook.xml'
const links = 'xl/_rels/workbook.xml.rels'
const strings = 'xl/sharedStrings.xml'
const styles = 'xl/styles.xml'

/**
 * The cells of the first sheet that is not hidden, row by row from the top; null for an empty cell. The archive is checked before it is
 * unpacked, while it is and once more before cells are made of it, so a hostile file costs no more than an honest one.
 * @throws UnreadableSheet
 */
export async function readSheet(file: Buffer, mostRows: number): Promise<CellValue[][]> {
  requireHarmless(file)
  const frame = unpack(file, (name) => name === book || name === links)
  const chosen = chosenSheet(textOf(frame.get(book)), textOf(frame.get(links)))
  const content = unpack(file, (name) => [chosen.part, strings, styles].includes(name))
  const sheet = content.get(chosen.part)
  if (!sheet) throw new UnreadableSheet('unreadable')
  const xml = Buffer.from(sheet).toString('utf8')
  requireMeasure(xml, mostRows)
  content.set(chosen.part, Buffer.from(withFaultsShown(xml)))
  // Only what was checked reaches the reader: packed anew, without compression, as it takes an archive and nothing else.
  const checked = zipSync(Object.fromEntries([...frame, ...content]), { level: 0 })
  try {
    return (await readXlsx(checked.slice().buffer, chosen.number)) as unknown[][] as CellValue[][]
  } catch {
    throw new UnreadableSheet('unreadable')
  }
}

function textOf(part: Uint8Array | undefined): string {
  if (!part) throw new UnreadableSheet('unreadable')
  return Buffer.from(part).toString('utf8')
}

function chosenSheet(workbook: string, relations: string): Chosen {
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const index = sheets.findIndex((attributes) => !/\bstate="(?:hidden|veryHidden)"/.test(attributes))
  const link = /(?:^|\s)\w+:id="([^"]+)"/.exec(sheets[index] ?? '')?.[1]
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].find(
    ([, attributes = '']) => /\bId="([^"]+)"/.exec(attributes)?.[1] === link,
  )
  const target = /\bTarget="([^"]+)"/.exec(relation?.[1] ?? '')?.[1]
  if (link === undefined || target === undefined) throw new UnreadableSheet('unreadable')
  return { number: index + 1, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` }
}

/**
 * The reader takes a cell whose formula failed, or was never worked out, for an empty one. Nobody should lose a phone that way, so the
 * fault becomes a text that can be named.
 */
function withFaultsShown(xml: string): string {
  return xml
    .replace(/(<(?:\w+:)?c\s[^>]*\bt=")e"/g, '$1str"')
    .replace(/<c\s([^>]*)>\s*<f\b[^>]*(?:\/>|>[^<]*<\/f>)\s*<\/c>/g, (_all, attributes: string) => {
      const place = /\br="[A-Z]+\d+"/.exec(attributes)?.[0] ?? ''
      return `<c ${place} t="str"><v>#VALUE!</v></c>`
    })
}
