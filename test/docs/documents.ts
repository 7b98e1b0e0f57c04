import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(__dirname, '../..')

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

export function exists(file: string): boolean {
  return existsSync(path.join(root, file))
}

/** Files below a folder, as paths from the root; what is built or installed is left out. */
export function filesBelow(folder: string): string[] {
  const leftOut = new Set(['node_modules', 'miniprogram_npm', 'dist', '.data', '.git'])
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = path.posix.join(folder, name)
    if (leftOut.has(name)) return []
    return statSync(path.join(root, file)).isDirectory() ? filesBelow(file) : [file]
  })
}

/** Everything written for readers. */
export const documents = [
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  ...['docs', 'local'].flatMap(filesBelow).filter((file) => file.endsWith('.md')),
]

/** Text in backticks outside of code blocks. */
export function quoted(markdown: string): string[] {
  return [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
}

export function withoutBlocks(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```$/gm, '')
}

export interface NpmPackage {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

export function npmPackage(): NpmPackage {
  return JSON.parse(textOf('package.json')) as NpmPackage
}

/** The text below a heading, up to the next one of the same rank. */
export function section(markdown: string, heading: string): string {
  const [, below] = markdown.split(`\n${heading}\n`)
  if (below === undefined) throw new Error(`no heading ${heading}`)
  const rank = heading.slice(0, heading.indexOf(' ') + 1)
  return below.split(`\n${rank}`)[0] ?? ''
}

/** What stands in backticks in the first cell of a table's rows; one cell may name several. */
export function firstCells(markdown: string): string[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => quoted(line.split(' | ')[0] ?? ''))
}

/** Every file that is part of the product, as paths from the root. */
export const files = ['bench', 'cloudfunctions', 'docs', 'local', 'miniprogram', 'scripts', 'test'].flatMap(filesBelow)

/** Whether a file is named by its path from the root, or by the end of it. */
export function isNamed(name: string): boolean {
  return exists(name) || files.some((file) => file.endsWith(`/${name}`))
}
