import esbuild, { type Plugin } from 'esbuild'
import fs from 'node:fs'
import path from 'node:path'
import type { Crawl } from './crawl'
import type { MiniProgramFiles } from './mini-program-files'

export interface Script {
  code: string
  sourceMap: string
}

export interface ScriptParts {
  crawl: Crawl
  /** JavaScript expression of all compiled templates */
  templates: string
  /** JSON of the style sheets */
  styles: string
}

/** Bundles the mini-program's scripts with its compiled parts into one classic script that sets `globalThis.__program`. */
export async function bundleProgram(files: MiniProgramFiles, parts: ScriptParts, warnings: string[]): Promise<Script> {
  const result = await esbuild.build({
    stdin: { contents: entryCode(files, parts), resolveDir: files.root, loader: 'js', sourcefile: 'program' },
    bundle: true,
    format: 'iife',
    target: 'es2020',
    sourcemap: 'external',
    outfile: 'program.js',
    write: false,
    logLevel: 'silent',
    tsconfigRaw: '{}',
    plugins: [miniProgramModules(files, parts.crawl)],
  })
  for (const { location, text } of result.warnings) warnings.push(`${location?.file ?? ''}:${location?.line ?? 0} ${text}`)
  const text = (extension: string): string => result.outputFiles.find(({ path: file }) => file.endsWith(extension))?.text ?? ''
  return { code: text('.js'), sourceMap: text('.map') }
}

function entryCode(files: MiniProgramFiles, { crawl, templates, styles }: ScriptParts): string {
  const configs = Object.fromEntries([...crawl.components].map(([name, entry]) => [name, entry.config]))
  const loaders = [...crawl.components.values()].flatMap(({ path: name, script }) =>
    script ? [`${JSON.stringify(name)}: () => require(${JSON.stringify(files.absolute(script))})`] : [],
  )
  const app = files.script('app')
  return `globalThis.__program = {
    app: ${JSON.stringify(crawl.app)},
    pages: ${JSON.stringify(crawl.pages)},
    configs: ${JSON.stringify(configs)},
    styles: ${styles},
    theme: ${JSON.stringify(crawl.theme)},
    templates: () => (${templates}),
    loadApp: () => { ${app ? `require(${JSON.stringify(files.absolute(app))})` : ''} },
    load: { ${loaders.join(',\n')} },
  }`
}

/** Resolves as WeChat does (root paths, `miniprogram_npm`), and lets a component's module say which component it defines. */
function miniProgramModules(files: MiniProgramFiles, { components }: Crawl): Plugin {
  const scripts = new Map(
    [...components.values()].flatMap(({ path: name, script }) => (script ? [[files.absolute(script), name]] : [])),
  )
  return {
    name: 'mini-program',
    setup(build) {
      build.onResolve({ filter: /^[^.]/ }, ({ path: reference, importer }) => {
        if (fs.existsSync(reference) && path.isAbsolute(reference)) return { path: reference }
        const from = path.isAbsolute(importer) ? files.nameOf(importer) : 'app'
        const found = ['.ts', '.js'].flatMap((extension) => {
          const name = files.resolve(reference, from, extension)
          return name === undefined ? [] : [name + extension]
        })[0]
        return found === undefined ? undefined : { path: files.absolute(found) }
      })
      build.onLoad({ filter: /\.[jt]s$/ }, async ({ path: file }) => {
        const name = scripts.get(file)
        if (name === undefined) return undefined
        const text = await fs.promises.readFile(file, 'utf8')
        return { contents: `globalThis.__defining(${JSON.stringify(name)});${text}`, loader: file.endsWith('.ts') ? 'ts' : 'js' }
      })
    },
  }
}
