import type { Row } from './report'

/** A suite's rows as lines of text with aligned columns. */
export function table(rows: Row[]): string {
  const cells = rows.map((row) => [mark(row), row.name, shown(row.value), row.unit, row.bound ?? ''])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => columnsOf(line[column] ?? ''))))
  return cells
    .map((line) => {
      const padded = line.map((cell, column) => {
        const blank = ' '.repeat((widths[column] ?? 0) - columnsOf(cell))
        return column === 2 ? blank + cell : cell + blank
      })
      return `  ${padded.join('  ')}`.trimEnd()
    })
    .join('\n')
}

function mark({ ok }: Row): string {
  if (ok === undefined) return ' '
  return ok ? '✓' : '✗'
}

function shown(value: number | string): string {
  if (typeof value === 'string') return value
  return Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(value < 10 ? 2 : 1)
}

/** How many columns a terminal gives a text: two for a Chinese character. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1), 0)
}
