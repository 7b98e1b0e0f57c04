import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** The deploy units: what a phone, the timer and WeChat may call. */
export const functionNames = ['api', 'jobs', 'callbacks'] as const

/** Modules that the SDK loads only for `app.ai()`; without them a cold start reads about 260 KB less. */
const neverCalled = ['@cloudbase/ai', '@cloudbase/app', '@cloudbase/adapter-wx_mp']

/**
 * Writes `<outDir>/<function>/{index.js,config.json,package.json}`: one CommonJS file each, with nothing to install.
 * Answers the size of each in bytes.
 */
export async function buildFunctions(
  root: string,
  outDir = path.join(root, 'dist/cloudfunctions'),
): Promise<Record<string, number>> {
  await mkdir(outDir, { recursive: true })
  const sizes: Record<string, number> = {}
  for (const name of functionNames) {
    const source = path.join(root, 'cloudfunctions', name)
    const target = path.join(outDir, name)
    await build({
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
    })
    await cp(path.join(source, 'config.json'), path.join(target, 'config.json'))
    await writeFile(path.join(target, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`)
    sizes[name] = (await stat(path.join(target, 'index.js'))).size
  }
  await removeOthers(outDir)
  return sizes
}

/** A function that was renamed must not go on being deployed. */
async function removeOthers(outDir: string): Promise<void> {
  const known: readonly string[] = functionNames
  for (const name of await readdir(outDir)) {
    if (!known.includes(name)) await rm(path.join(outDir, name), { recursive: true })
  }
}
