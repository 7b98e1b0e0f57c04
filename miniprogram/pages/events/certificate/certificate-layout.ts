/** What stands on a certificate of attendance. */
export interface CertificateFacts {
  name: string
  /** The whole sentence under the name. */
  sentence: string
  organisation: string
  /** 2026年11月28日 */
  date: string
  number: string
}

export interface TextMark {
  text: string
  x: number
  /** The baseline. */
  y: number
  /** Of the letters, in the same units as the page. */
  size: number
  isBold: boolean
  tone: 'brand' | 'ink' | 'quiet'
  align: 'left' | 'center' | 'right'
}

interface LineMark {
  fromX: number
  toX: number
  y: number
}

export interface CertificateLayout {
  width: number
  height: number
  texts: TextMark[]
  lines: LineMark[]
}

/** How wide a text of a size is. */
export type Measure = (text: string, size: number, isBold: boolean) => number

const width = 750
const height = 1060
const margin = 90
const inner = width - 2 * margin
const bodyTop = 470
/** The sentence ends above the name of the organisation. */
const bodyBottom = 830
/** Marks that do not begin a line. */
const closing = '，。、；：！？》」）'

/** Where everything stands on a page of 750 by 1060: long names and titles become smaller until they fit. */
export function certificateLayout(facts: CertificateFacts, measure: Measure): CertificateLayout {
  const nameSize = fitting([60, 52, 44, 36], (size) => measure(facts.name, size, true) <= inner)
  const bodySize = fitting(
    [36, 32, 28, 24],
    (size) => bodyTop + linesOf(facts, size, measure).length * lineHeight(size) <= bodyBottom,
  )
  const officeSize = fitting([32, 28, 24, 20, 16, 14], (size) => measure(facts.organisation, size, true) <= inner)
  const middle = width / 2
  const body = linesOf(facts, bodySize, measure).map((text, at): TextMark =>
    mark(text, margin, bodyTop + at * lineHeight(bodySize), bodySize, { align: 'left' }),
  )
  return {
    width,
    height,
    texts: [
      mark('参加证明', middle, 220, 76, { isBold: true, tone: 'brand' }),
      mark(facts.name, middle, 360, nameSize, { isBold: true }),
      ...body,
      mark(facts.organisation, width - margin, 890, officeSize, { isBold: true, align: 'right' }),
      mark(facts.date, width - margin, 940, 28, { align: 'right' }),
      mark(`编号 ${facts.number}`, margin, 986, 20, { tone: 'quiet', align: 'left' }),
      mark('同心桥', width - margin, 986, 20, { tone: 'quiet', align: 'right' }),
    ],
    lines: [{ fromX: middle - 150, toX: middle + 150, y: 388 }],
  }
}

const lineHeight = (size: number): number => Math.round(size * 1.7)

function mark(text: string, x: number, y: number, size: number, more: Partial<TextMark>): TextMark {
  return { text, x, y, size, isBold: false, tone: 'ink', align: 'center', ...more }
}

/** The first size that fits, or the smallest. */
function fitting(sizes: readonly number[], fits: (size: number) => boolean): number {
  return sizes.find(fits) ?? sizes.at(-1) ?? 0
}

/** The sentence in lines, the first of them moved in by two characters. */
function linesOf({ sentence }: CertificateFacts, size: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = '　　'
  for (const character of sentence) {
    const isFull = measure(line + character, size, false) > inner
    if (isFull && !closing.includes(character)) {
      lines.push(line)
      line = character
    } else line += character
  }
  return [...lines, line]
}
