import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { transform } from 'esbuild'
import { buildMiniprogramNpm } from '../../scripts/build-miniprogram'
import type { Report } from '../report'
import { within } from '../report'

const miniprogram = path.join(__dirname, '../../miniprogram')
const mainPackage = 'main package'

/** What WeChat takes into a package, besides scripts. */
const taken = new Set([
  '.wxml',
  '.wxss',
  '.wxs',
  '.json',
  '.png',
  '.jpg',
  '.jpeg',
  '.gif',
  '.svg',
  '.webp',
  '.ttf',
  '.woff',
  '.woff2',
])

/** How large the main package and each subpackage are, as WeChat counts them. */
export async function packages(report: Report): Promise<void> {
  await buildMiniprogramNpm({ root: miniprogram })
  const roots = subpackageRoots()
  const sizes = new Map([mainPackage, ...roots].map((name) => [name, 0]))
  for (const file of filesBelow('')) {
    const name = roots.find((root) => file.startsWith(`${root}/`)) ?? mainPackage
    sizes.set(name, (sizes.get(name) ?? 0) + (await sizeOf(file)))
  }
  for (const [name, bytes] of sizes) report.add(within(name, bytes / 1024, 'KB', name === mainPackage ? 1200 : 500))
  report.add({ name: 'all packages', value: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024, unit: 'KB' })
}

function subpackageRoots(): string[] {
  const app = JSON.parse(readFileSync(path.join(miniprogram, 'app.json'), 'utf8')) as { subpackages?: { root: string }[] }
  return (app.subpackages ?? []).map(({ root }) => root.replace(/^\/|\/$/g, ''))
}

/** Every file below a folder of the mini-program, by its path from the mini-program's root. */
function filesBelow(folder: string): string[] {
  return readdirSync(path.join(miniprogram, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(name) : [name]
  })
}

/** Bytes a file adds to its package: scripts as they are after compiling, the rest as it is. */
async function sizeOf(file: string): Promise<number> {
  const place = path.join(miniprogram, file)
  const extension = path.extname(file)
  if (extension === '.js' || extension === '.ts') return file.endsWith('.d.ts') ? 0 : scriptSize(place, extension)
  return taken.has(extension) ? statSync(place).size : 0
}

async function scriptSize(file: string, extension: '.js' | '.ts'): Promise<number> {
  const loader = extension === '.ts' ? 'ts' : 'js'
  const { code } = await transform(readFileSync(file, 'utf8'), { loader, minify: true, format: 'cjs', target: 'es2018' })
  return Buffer.byteLength(code)
}
