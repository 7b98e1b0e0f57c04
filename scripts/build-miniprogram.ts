import fs from 'node:fs'
import path from 'node:path'
import { collectComponentFiles } from './miniprogram-npm/component-files'
import { iconsOfLibrary, iconsOfProject } from './miniprogram-npm/icon-names'
import { iconStyleSheet, knownIcons } from './miniprogram-npm/icon-styles'
import { bundlePackages } from './miniprogram-npm/plain-packages'
import { readProject } from './miniprogram-npm/project-files'
import { writeFolder } from './miniprogram-npm/write-folder'

const library = 'tdesign-miniprogram'
const nodeModules = path.join(__dirname, '../node_modules')
const librarySource = path.join(nodeModules, library, 'miniprogram_dist')
const iconSource = path.join(nodeModules, 'tdesign-icons-svg/src')

export interface NpmBuild {
  /** components of tdesign that were copied */
  components: string[]
  icons: string[]
  /** size of the whole `miniprogram_npm` */
  bytes: number
}

/**
 * Writes `miniprogram_npm` as WeChat's npm build would, but with only what the mini-program uses, and with the icons inside. `root` is
 * the mini-program's folder. Throws when an icon that is used does not exist.
 */
export async function buildMiniprogramNpm({ root }: { root: string }): Promise<NpmBuild> {
  const project = readProject(root)
  const own = project.npmReferences.filter((reference) => reference.startsWith(`${library}/`))
  const others = project.npmReferences.filter((reference) => !reference.startsWith(`${library}/`))
  const copied = collectComponentFiles(
    librarySource,
    own.map((reference) => reference.slice(library.length + 1)),
  )
  const icons = iconsUsed(root, project.texts, copied.files)
  const sheet = copied.files.get('icon/icon.wxss')
  if (sheet !== undefined) copied.files.set('icon/icon.wxss', iconStyleSheet(sheet, icons, iconSource))
  const files = await bundlePackages(others, nodeModules)
  for (const [name, text] of copied.files) files.set(path.posix.join(library, name), text)
  if (copied.files.size > 0) files.set(`${library}/LICENSE`, fs.readFileSync(path.join(nodeModules, library, 'LICENSE'), 'utf8'))
  fs.mkdirSync(path.join(root, 'miniprogram_npm'), { recursive: true })
  return { components: copied.components, icons, bytes: writeFolder(path.join(root, 'miniprogram_npm'), files) }
}

function iconsUsed(root: string, texts: Map<string, string>, libraryFiles: Map<string, string>): string[] {
  const known = knownIcons(iconSource)
  const uses = iconsOfProject(texts, root, known)
  const missing = [...uses].filter(([name]) => !known.has(name))
  if (missing.length > 0) throw new Error(missing.map(([name, file]) => `${file}: there is no icon "${name}"`).join('\n'))
  return [...new Set([...uses.keys(), ...iconsOfLibrary(libraryFiles, known).keys()])].sort()
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const root = path.resolve(process.argv[2] ?? path.join(__dirname, '../miniprogram'))
  const built = await buildMiniprogramNpm({ root })
  const size = `${(built.bytes / 1024).toFixed(0)} KB`
  const time = `${(performance.now() - startedAt).toFixed(0)} ms`
  console.log(`miniprogram_npm: ${built.components.length} components, ${built.icons.length} icons, ${size} in ${time}`)
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
