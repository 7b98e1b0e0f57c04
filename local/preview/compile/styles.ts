import postcss, { type AtRule, type Root } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { builtInTags } from '../built-in-tags'
import type { StyleSheet } from '../program'
import type { ComponentEntry } from './crawl'
import { browserValue, needsBrowserValue } from './css-values'
import type { MiniProgramFiles } from './mini-program-files'

const tags = new Set(builtInTags)
/** Ships with the preview, for machines without a Chinese font. */
const fallbackFont = '"Noto Sans SC Variable"'

/** Compiles the WXSS of the app and of every component to CSS, with class names prefixed as the component's isolation asks. */
export function compileStyles(
  files: MiniProgramFiles,
  components: Map<string, ComponentEntry>,
  warnings: string[],
): Record<string, StyleSheet> {
  const compiler = new StyleCompiler(files, warnings)
  const sheets: Record<string, StyleSheet> = {}
  if (files.exists('app.wxss')) sheets['app'] = { css: compiler.compile('app', undefined) }
  ;[...components.values()].forEach((entry, index) => {
    const scope = isShared(entry) ? undefined : `s${index.toString(36)}`
    const css = files.exists(`${entry.path}.wxss`) ? compiler.compile(entry.path, scope) : ''
    sheets[entry.path] = scope === undefined ? { css } : { css, scope }
  })
  return sheets
}

function isShared({ config }: ComponentEntry): boolean {
  const isolation = config.styleIsolation ?? (config.component ? 'isolated' : 'shared')
  return isolation === 'shared' || isolation === 'page-shared'
}

class StyleCompiler {
  private readonly parsed = new Map<string, Root>()

  constructor(
    private readonly files: MiniProgramFiles,
    private readonly warnings: string[],
  ) {}

  compile(name: string, scope: string | undefined): string {
    const root = this.withImports(name)
    const selectors = selectorTransform(scope)
    root.walkRules((rule) => {
      const parent = rule.parent
      const inKeyframes = parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')
      if (!inKeyframes) rule.selector = selectors.processSync(rule.selector)
    })
    root.walkDecls((declaration) => {
      if (needsBrowserValue(declaration.value)) declaration.value = browserValue(declaration.value)
      if (declaration.prop === 'font-family') declaration.value = withFallbackFont(declaration.value)
    })
    root.walkAtRules('media', (media) => {
      if (needsBrowserValue(media.params)) media.params = browserValue(media.params)
      followTheme(media)
    })
    return root.toString()
  }

  private withImports(name: string): Root {
    const known = this.parsed.get(name)
    if (known) return known.clone()
    const root = postcss.parse(this.files.read(`${name}.wxss`), { from: `${name}.wxss` })
    root.walkAtRules('import', (rule) => {
      const reference = rule.params.replace(/^url\(|\)$/g, '').replace(/^['"]|['"]$/g, '')
      const target = this.files.resolve(reference, name, '.wxss')
      if (target === undefined) {
        this.warnings.push(`${name}.wxss: cannot find @import "${reference}"`)
        rule.remove()
        return
      }
      rule.replaceWith(this.withImports(target).nodes)
    })
    this.parsed.set(name, root)
    return root.clone()
  }
}

/** Ids carry a prefix in the DOM, elements another name, and `page` and `:host` are ours. */
function selectorTransform(scope: string | undefined): ReturnType<typeof selectorParser> {
  const attribute = (name: string, operator: '=' | '$=', value: string): selectorParser.Attribute =>
    selectorParser.attribute({ attribute: name, operator, value, quoteMark: '"', raws: {} })
  return selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' && scope) node.value = `${scope}--${node.value}`
      if (node.type === 'id') node.replaceWith(attribute('id', '$=', `--${node.value}`))
      if (node.type === 'tag') node.value = tagName(node.value)
      if (node.type === 'pseudo' && node.value === ':host') node.replaceWith(attribute('wx-host', '=', scope ?? ''))
      if (node.type === 'pseudo' && node.value === ':root') node.replaceWith(selectorParser.tag({ value: 'mp-page' }))
    })
  })
}

function tagName(tag: string): string {
  if (tag === 'page') return 'mp-page'
  return tags.has(tag) ? `wx-${tag}` : tag
}

function withFallbackFont(value: string): string {
  return /^(inherit|initial|unset)$|Noto Sans SC/.test(value) ? value : `${value},${fallbackFont}`
}

/**
 * A page cannot set the system's colour scheme, so the condition becomes an attribute of `<html>`. `:where` adds no weight, as a media
 * query adds none.
 */
function followTheme(media: AtRule): void {
  const theme = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/.exec(media.params)
  if (!theme) return
  media.walkRules((rule) => {
    rule.selectors = rule.selectors.map((selector) => `:where([data-theme="${theme[1]}"]) ${selector}`)
  })
  const rest = media.params
    .replace(theme[0], '')
    .trim()
    .replace(/^and\s+|\s+and$/g, '')
  if (rest === '' || rest === 'screen' || rest === 'all') media.replaceWith(media.nodes ?? [])
  else media.params = rest
}
