import path from 'node:path'
import type { AppConfig, ComponentConfig, StyleIsolationName, Theme } from '../program'
import type { MiniProgramFiles } from './mini-program-files'

export interface ComponentEntry {
  path: string
  isPage: boolean
  config: ComponentConfig
  /** the script's name with its extension */
  script: string | undefined
}

export interface Crawl {
  app: AppConfig
  theme: Theme
  pages: string[]
  components: Map<string, ComponentEntry>
}

/** Follows app.json to all pages and all components they use. */
export function crawl(files: MiniProgramFiles, warnings: string[]): Crawl {
  if (!files.exists('app.json')) throw new Error('app.json is missing')
  const app = files.json<AppConfig>('app.json')
  const parts = app.subpackages ?? app.subPackages ?? []
  const pages = [...app.pages, ...parts.flatMap((part) => part.pages.map((page) => path.posix.join(part.root, page)))]
  const components = new Map<string, ComponentEntry>()
  const crawler = new Crawler(files, app, components, warnings)
  for (const page of pages) crawler.visit(page, true)
  if (app.tabBar?.custom) crawler.visit('custom-tab-bar/index', false)
  const theme = { light: {}, dark: {}, ...(app.themeLocation ? files.json<Partial<Theme>>(app.themeLocation) : {}) }
  return { app, theme, pages, components }
}

class Crawler {
  constructor(
    private readonly files: MiniProgramFiles,
    private readonly app: AppConfig,
    private readonly found: Map<string, ComponentEntry>,
    private readonly warnings: string[],
  ) {}

  visit(base: string, isPage: boolean): void {
    if (this.found.has(base)) return
    const json = this.files.json<ComponentConfig>(`${base}.json`)
    const script = this.files.script(base)
    if (script === undefined) this.warnings.push(`${base}: there is no .ts or .js`)
    const entry: ComponentEntry = { path: base, isPage, config: { component: !isPage, ...json }, script }
    this.found.set(base, entry)
    Object.assign(entry.config, this.styleOptions(script, entry.config))
    entry.config.usingComponents = {
      ...this.follow(this.app.usingComponents, 'app'),
      ...this.follow(json.usingComponents, base),
    }
    this.followGenerics(entry.config, base)
  }

  private follow(references: Record<string, string> | undefined, from: string): Record<string, string> {
    const targets: Record<string, string> = {}
    for (const [tag, reference] of Object.entries(references ?? {})) {
      const target = this.files.resolve(reference, from, '.json')
      if (target === undefined) {
        this.warnings.push(`${from}.json: cannot find the component "${reference}"`)
        continue
      }
      this.visit(target, false)
      targets[tag] = `/${target}`
    }
    return targets
  }

  private followGenerics(config: ComponentConfig, from: string): void {
    for (const generic of Object.values(config.componentGenerics ?? {})) {
      if (typeof generic !== 'object' || !generic.default) continue
      const target = this.files.resolve(generic.default, from, '.json')
      if (target === undefined) continue
      this.visit(target, false)
      generic.default = `/${target}`
    }
  }

  /** The framework's adapter reads style isolation from JSON only, but WeChat also from the script's `options`. */
  private styleOptions(script: string | undefined, config: ComponentConfig): ComponentConfig {
    if (script === undefined || config.styleIsolation) return {}
    const text = this.files.read(script)
    const isolation = /styleIsolation\s*:\s*['"]([a-z-]+)['"]/.exec(text)?.[1]
    if (isolation) return { styleIsolation: isolation as StyleIsolationName }
    return /addGlobalClass\s*:\s*(true|!0)/.test(text) ? { addGlobalClass: true } : {}
  }
}
