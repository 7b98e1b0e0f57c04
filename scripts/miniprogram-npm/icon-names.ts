import fs from 'node:fs'
import path from 'node:path'

/** Icon name → the file that names it first. */
export type IconUses = Map<string, string>

const literal = /['"]([A-Za-z][\w-]*)['"]/g
const attribute = /\s(icon|[a-z]+-icon|data-icon)=("([^"]*)"|'([^']*)')/g
const iconElement = /<t-icon\b[^>]*?\sname=("([^"]*)"|'([^']*)')/g
const property = /\b(?:icon|[a-z]+Icon)\s*:\s*['"]([^'"]+)['"]/g
/** `wx.showToast({ icon })` has its own pictures */
const toastIcons = new Set(['none', 'success', 'error', 'loading'])
const switches = new Set(['true', 'false', 'slot', ''])

/** Icons named by the mini-program: in markup, as `icon:` in scripts, and all that `shared/icons.ts` lists. */
export function iconsOfProject(texts: Map<string, string>, root: string, known: Set<string>): IconUses {
  const uses: IconUses = new Map()
  const add = (name: string, file: string): void => void (uses.has(name) || uses.set(name, path.relative(root, file)))
  for (const [file, text] of texts) {
    const names = file.endsWith('.wxml') ? namesInMarkup(text, known) : namesInScript(text)
    for (const name of names) add(name, file)
  }
  const list = path.join(root, 'shared/icons.ts')
  if (fs.existsSync(list)) for (const name of namesInList(fs.readFileSync(list, 'utf8'))) add(name, list)
  return uses
}

function namesInMarkup(text: string, known: Set<string>): string[] {
  const values = [
    ...[...text.matchAll(attribute)].map((match) => match[3] ?? match[4] ?? ''),
    ...[...text.matchAll(iconElement)].map((match) => match[2] ?? match[3] ?? ''),
  ]
  return values.flatMap((value) => (value.includes('{{') ? literalsIn(value).filter((name) => known.has(name)) : plain(value)))
}

function plain(value: string): string[] {
  return switches.has(value) || value.includes('/') ? [] : [value]
}

function namesInScript(text: string): string[] {
  const values = [...text.matchAll(property)].map((match) => match[1] ?? '')
  return values.filter((value) => !toastIcons.has(value) && /^[\w-]+$/.test(value))
}

function namesInList(text: string): string[] {
  return literalsIn(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/^import .*$/gm, ''))
}

function literalsIn(text: string): string[] {
  return [...text.matchAll(literal)].map((match) => match[1] ?? '')
}

/**
 * Icons a component library uses by itself. Its names with a hyphen are unmistakable; a single word (`close`, `check`) counts only
 * where an icon is meant, because the same words name events and themes.
 */
export function iconsOfLibrary(files: Map<string, string>, known: Set<string>): IconUses {
  const uses: IconUses = new Map()
  for (const [file, text] of files) {
    if (!/\.(js|wxml|wxs)$/.test(file)) continue
    const names = [...literalsIn(text).filter((name) => name.includes('-')), ...singleWords(text), ...composed(text, known)]
    for (const name of names) if (known.has(name) && !uses.has(name)) uses.set(name, file)
  }
  return uses
}

function singleWords(text: string): string[] {
  const elements = [...text.matchAll(iconElement)].map((match) => match[2] ?? match[3] ?? '')
  const defaults = [...text.matchAll(/\b(?:calcIcon|setIcon)\([^()]*?,\s*["']([\w-]+)["']\)/g)].map((match) => match[1] ?? '')
  const tables = [...text.matchAll(/ICON\w*\s*=\s*\{([^}]*)\}/g)].flatMap((match) => literalsIn(match[1] ?? ''))
  const data = [...text.matchAll(/\bname: '([\w-]+)'/g)].map((match) => match[1] ?? '')
  return [...elements.flatMap((value) => (value.includes('{{') ? literalsIn(value) : [value])), ...defaults, ...tables, ...data]
}

/** `'check-' + icon + '-filled'`, where the middle is a shape */
function composed(text: string, known: Set<string>): string[] {
  const pairs = [...text.matchAll(/'([a-z]+-)'\s*\+\s*\w+\s*\+\s*'(-[a-z]+)'/g)]
  const names = pairs.flatMap((match) => ['circle', 'rectangle'].map((shape) => `${match[1]}${shape}${match[2]}`))
  return names.filter((name) => known.has(name))
}
