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
  ...filesBelow('docs').filter((file) => file.endsWith('.md')),
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
