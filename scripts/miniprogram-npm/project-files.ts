import fs from 'node:fs'
import path from 'node:path'
import { componentsIn, referencesIn } from './references'

export interface AppJson {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
  subPackages?: { root: string; pages: string[] }[]
  usingComponents?: Record<string, string>
}

/** What the mini-program's own files ask of npm, and the texts in which icons are named. */
export interface ProjectFiles {
  /** references such as `tdesign-miniprogram/button/button`, from JSON and from imports */
  npmReferences: string[]
  /** wxml, ts and js, by their absolute path */
  texts: Map<string, string>
}

/** Walks app.json, its pages, their components and the modules those import. */
export function readProject(root: string): ProjectFiles {
  const app = readJson<AppJson>(path.join(root, 'app.json'))
  const walk: Walk = { root, seen: new Set(), npm: new Set(), texts: new Map() }
  visitModule(walk, findScript(path.join(root, 'app')))
  for (const reference of componentsIn(app)) visitReference(walk, reference, root)
  for (const page of pagesOf(app)) visitComponent(walk, path.join(root, page))
  return { npmReferences: [...walk.npm].sort(), texts: walk.texts }
}

/** Main package and subpackage pages as paths without extension. */
export function pagesOf(app: AppJson): string[] {
  const packages = app.subpackages ?? app.subPackages ?? []
  return [...app.pages, ...packages.flatMap((part) => part.pages.map((page) => path.posix.join(part.root, page)))]
}

interface Walk {
  root: string
  seen: Set<string>
  npm: Set<string>
  texts: Map<string, string>
}

function visitComponent(walk: Walk, base: string): void {
  if (walk.seen.has(base)) return
  walk.seen.add(base)
  visitModule(walk, findScript(base))
  visitMarkup(walk, `${base}.wxml`)
  if (!fs.existsSync(`${base}.json`)) return
  for (const reference of componentsIn(readJson(`${base}.json`))) visitReference(walk, reference, path.dirname(base))
}

function visitReference(walk: Walk, reference: string, folder: string): void {
  const target = reference.startsWith('/') ? path.join(walk.root, reference) : path.resolve(folder, reference)
  const local = [target, path.join(target, 'index')].find(
    (base) => fs.existsSync(`${base}.json`) && !base.includes('miniprogram_npm'),
  )
  if (local) visitComponent(walk, local)
  else walk.npm.add(reference.replace(/^\/?miniprogram_npm\//, ''))
}

function visitModule(walk: Walk, file: string | undefined): void {
  if (!file || walk.texts.has(file)) return
  const text = fs.readFileSync(file, 'utf8')
  walk.texts.set(file, text)
  for (const reference of referencesIn('.ts', text)) {
    if (reference.startsWith('.')) visitModule(walk, findScript(path.resolve(path.dirname(file), reference)))
    else walk.npm.add(reference)
  }
}

function visitMarkup(walk: Walk, file: string): void {
  if (walk.texts.has(file) || !fs.existsSync(file)) return
  const text = fs.readFileSync(file, 'utf8')
  walk.texts.set(file, text)
  for (const reference of referencesIn('.wxml', text)) {
    if (!reference.endsWith('.wxs')) visitMarkup(walk, path.resolve(path.dirname(file), reference.replace(/(\.wxml)?$/, '.wxml')))
  }
}

function findScript(base: string): string | undefined {
  const candidates = [base, `${base}.ts`, `${base}.js`, path.join(base, 'index.ts'), path.join(base, 'index.js')]
  return candidates.find((file) => /\.[tj]s$/.test(file) && fs.existsSync(file))
}

/** Reads a JSON file; the caller says what shape it has. */
export function readJson<Shape>(file: string): Shape {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Shape
}
