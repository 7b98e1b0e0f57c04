/** Finds what a mini-program file refers to, by its kind. Patterns, not parsers: the libraries are minified but regular. */

const patterns: Record<string, RegExp[]> = {
  '.js': [/\b(?:from|import)\s*["']([^"']+)["']/g, /\brequire\(\s*["']([^"']+)["']\s*\)/g],
  '.wxml': [/<(?:import|include|wxs)\b[^>]*?\bsrc=["']([^"']+)["']/g],
  '.wxss': [/@import\s+(?:url\()?["']([^"']+)["']/g],
  '.wxs': [/\brequire\(\s*["']([^"']+)["']\s*\)/g],
}
const typeOnly = /\b(?:import|export)\s+type\b[^'"]*["'][^'"]+["']/g

/** Every reference in a file's text, in order; types of TypeScript are left out because they do not exist at run time. */
export function referencesIn(extension: string, text: string): string[] {
  const source = extension === '.ts' ? text.replace(typeOnly, '') : text
  const found = patterns[extension === '.ts' ? '.js' : extension] ?? []
  return found.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
}

interface ComponentJson {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, boolean | { default?: string }>
}

/** The component references of a component's or page's JSON, defaults of generics included. */
export function componentsIn(json: ComponentJson): string[] {
  const generics = Object.values(json.componentGenerics ?? {})
  const defaults = generics.flatMap((generic) => (typeof generic === 'object' && generic.default ? [generic.default] : []))
  return [...Object.values(json.usingComponents ?? {}), ...defaults]
}
