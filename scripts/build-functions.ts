import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** The deploy units: what a phone, the timer and WeChat may call. */
export const functionNames = ['api', 'jobs', 'callbacks'] as const

/** Modules that the SDK loads only for `app.ai()`; without them a cold start reads about 260 KB less. */
const neverCalled = ['@cloudbase/ai', '@cloudbase/app', '@cloudbase/adapter-wx_mp']

/** What the functions are made of, beside the packages that the lock file names. */
const ingredients = ['cloudfunctions', 'miniprogram/shared', 'scripts', 'package-lock.json']

/** The same as `buildFunctions`, unless nothing they are made of is younger than those that are there. */
export async function buildOldFunctions(root: string): Promise<void> {
  const built = functionNames.map((name) => path.join(root, 'dist/cloudfunctions', name, 'index.js'))
  const [oldest, youngest] = await Promise.all([
    Promise.all(built.map(changedAt)).then((times) => Math.min(...times)),
    Promise.all(ingredients.map((name) => youngestIn(path.join(root, name)))).then((times) => Math.max(...times)),
  ])
  if (oldest <= youngest) await buildFunctions(root)
}

/** In milliseconds; long ago when there is no such file. */
async function changedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? 0
}

/** The last change of anything in a folder, of the folder itself when something was taken out of it. */
async function youngestIn(place: string): Promise<number> {
  const entries = (await stat(place)).isDirectory() ? await readdir(place, { recursive: true }) : []
  return Math.max(...(await Promise.all(['.', ...entries].map((entry) => changedAt(path.join(place, entry))))))
}

/**
 * Writes `<outDir>/<function>/{index.js,config.json,package.json}`: one CommonJS file each, with nothing to install.
 * Answers the size of each in bytes.
 */
export async function buildFunctions(
  root: string,
  outDir = path.join(root, 'dist/cloudfunctions'),
): Promise<Record<string, number>> {
  const started = new Date()
  await mkdir(outDir, { recursive: true })
  const sizes: Record<string, number> = {}
  for (const name of functionNames) {
    const source = path.join(root, 'cloudfunctions', name)
    const target = path.join(outDir, name)
    const { outputFiles } = await build({
      entryPoints: [path.join(source, 'index.ts')],
      outfile: path.join(target, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minify: true,
      // Error names stay readable in the log.
      keepNames: true,
      alias: Object.fromEntries(neverCalled.map((name) => [name, path.join(root, 'scripts/never-called.ts')])),
      legalComments: 'none',
      logLevel: 'error',
      write: false,
    })
    const [bundle] = outputFiles
    if (!bundle) throw new Error(`esbuild made nothing of ${name}`)
    await mkdir(target, { recursive: true })
    await replace(path.join(target, 'index.js'), bundle.contents)
    // What is written while esbuild reads is younger than this, and so not taken for part of it.
    await utimes(path.join(target, 'index.js'), started, started)
    await replace(path.join(target, 'config.json'), await readFile(path.join(source, 'config.json')))
    const manifest = `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`
    await replace(path.join(target, 'package.json'), Buffer.from(manifest))
    sizes[name] = bundle.contents.length
  }
  await removeOthers(outDir)
  return sizes
}

/** Another server may be reading the file: it finds the old one or the new one, never half of it. */
async function replace(file: string, contents: Uint8Array): Promise<void> {
  const standing = await readFile(file).catch(() => null)
  if (standing?.equals(contents)) return
  const written = `${file}.${process.pid}.new`
  await writeFile(written, contents)
  await rename(written, file)
}

/** A function that was renamed must not go on being deployed. */
async function removeOthers(outDir: string): Promise<void> {
  const known: readonly string[] = functionNames
  for (const name of await readdir(outDir)) {
    if (!known.includes(name)) await rm(path.join(outDir, name), { recursive: true })
  }
}
