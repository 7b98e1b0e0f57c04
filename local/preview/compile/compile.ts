import type { BuildFailure } from 'esbuild'
import path from 'node:path'
import { crawl } from './crawl'
import { MiniProgramFiles } from './mini-program-files'
import { bundleProgram, type Script } from './scripts'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

export interface Compiled {
  script: Script
  pages: number
  components: number
  warnings: string[]
  /** sentences that say why there is nothing to run; empty when all is well */
  errors: string[]
  milliseconds: number
}

/** Compiles a mini-program folder for the browser. Never throws: what went wrong is in `errors`. */
export async function compileMiniProgram(root: string): Promise<Compiled> {
  const startedAt = performance.now()
  const warnings: string[] = []
  const result: Compiled = { script: { code: '', sourceMap: '' }, pages: 0, components: 0, warnings, errors: [], milliseconds: 0 }
  try {
    const files = new MiniProgramFiles(path.resolve(root))
    const found = crawl(files, warnings)
    const templates = compileTemplates(files, found.components.keys(), warnings)
    const styles = JSON.stringify(compileStyles(files, found.components, warnings))
    result.pages = found.pages.length
    result.components = found.components.size - found.pages.length
    result.script = await bundleProgram(files, { crawl: found, templates, styles }, warnings)
  } catch (error) {
    result.errors = sentences(error)
  }
  result.milliseconds = Math.round(performance.now() - startedAt)
  return result
}

function sentences(error: unknown): string[] {
  const failure = error as Partial<BuildFailure>
  if (Array.isArray(failure.errors)) {
    return failure.errors.map(({ location, text }) =>
      location ? `${location.file}:${location.line}:${location.column} ${text}` : text,
    )
  }
  return [error instanceof Error ? error.message : String(error)]
}
