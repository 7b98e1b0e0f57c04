import * as labels from '../../miniprogram/shared/labels'
import { filesBelow, textOf } from './documents'

/** Everything in which a word on a screen can stand. */
function screens(): string {
  const sources = ['miniprogram', 'cloudfunctions'].flatMap(filesBelow).filter((file) => /\.(ts|wxml|json)$/.test(file))
  return sources.map(textOf).join('\n')
}

describe('docs/glossary.md', () => {
  const rows = textOf('docs/glossary.md').split('\n')
  const tables = Object.entries(labels).filter(([, entries]) => !Array.isArray(entries))
  const words = tables.flatMap(([table, entries]) =>
    Object.entries(entries).map(([key, chinese]): [string, string, string] => [table, key, chinese]),
  )

  it.each(words)('has a line for %s %s %s', (_table, key, chinese) => {
    expect(rows.some((row) => row.startsWith(`| \`${key}\` | ${chinese} |`))).toBe(true)
  })

  it('has in brackets the words that are only talked with, and no others that nobody reads', () => {
    const cells = rows
      .map((row) => /^\| [^`|]+ \| (\p{Script=Han}[^|]*) \|/u.exec(row)?.[1] ?? '中文')
      .filter((cell) => cell !== '中文')
    const said = cells.flatMap((cell) => cell.split('，')).filter((word) => !word.startsWith('（'))
    expect(said.length).toBeGreaterThan(0)
    const shown = screens()
    expect(said.filter((word) => !shown.includes(word))).toEqual([])
  })
})

describe('docs/handbook.zh.md', () => {
  it('quotes only words that are on the screen', () => {
    const quotes = [...textOf('docs/handbook.zh.md').matchAll(/“([^”]+)”/g)].flatMap((match) => (match[1] ?? '').split(' … '))
    expect(quotes.length).toBeGreaterThan(0)
    const shown = screens()
    expect(quotes.filter((words) => !shown.includes(words))).toEqual([])
  })
})
