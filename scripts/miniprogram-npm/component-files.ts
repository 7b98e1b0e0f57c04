import fs from 'node:fs'
import path from 'node:path'
import { readJson } from './project-files'
import { componentsIn, referencesIn } from './references'

export interface ComponentFiles {
  /** components reached, as paths without extension relative to the library */
  components: string[]
  /** file texts by path relative to the library */
  files: Map<string, string>
}

/** The files of a component library that the given components need: their own, and all that those import. */
export function collectComponentFiles(library: string, entries: string[]): ComponentFiles {
  const found: ComponentFiles = { components: [], files: new Map() }
  for (const entry of entries) visitEntry(library, entry, found)
  return { components: found.components.sort(), files: found.files }
}

function visitEntry(library: string, entry: string, found: ComponentFiles): void {
  const base = [entry, `${entry}/index`].find((name) => fs.existsSync(path.join(library, `${name}.js`)))
  if (base === undefined) throw new Error(`${path.basename(library)} has no "${entry}"`)
  if (fs.existsSync(path.join(library, `${base}.json`))) visitComponent(library, base, found)
  else visitFile(library, `${base}.js`, found)
}

function visitComponent(library: string, base: string, found: ComponentFiles): void {
  if (found.components.includes(base)) return
  found.components.push(base)
  for (const extension of ['.json', '.js', '.wxml', '.wxss']) {
    if (fs.existsSync(path.join(library, base + extension))) visitFile(library, base + extension, found)
  }
  const json = readJson<Parameters<typeof componentsIn>[0]>(path.join(library, `${base}.json`))
  for (const reference of componentsIn(json)) {
    visitComponent(library, path.posix.join(path.posix.dirname(base), reference), found)
  }
}

function visitFile(library: string, file: string, found: ComponentFiles): void {
  if (found.files.has(file)) return
  const text = fs.readFileSync(path.join(library, file), 'utf8')
  found.files.set(file, text)
  const extension = path.posix.extname(file)
  for (const reference of referencesIn(extension, text))
    visitFile(library, resolveFile(library, file, reference, extension), found)
}

function resolveFile(library: string, from: string, reference: string, extension: string): string {
  const isPackage = extension === '.js' && !/^[./]/.test(reference)
  const base = isPackage ? `miniprogram_npm/${reference}` : path.posix.join(path.posix.dirname(from), reference)
  const target = [base, base + extension, `${base}/index${extension}`].find((name) => isFile(path.join(library, name)))
  if (target === undefined) throw new Error(`${from} refers to "${reference}", which the library does not have`)
  return target
}

function isFile(file: string): boolean {
  return fs.existsSync(file) && fs.statSync(file).isFile()
}
