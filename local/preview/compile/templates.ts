import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { MiniProgramFiles } from './mini-program-files'

interface TemplateFinding {
  path: string
  message: string
  isError: boolean
  level: number
  startLine: number
  startColumn: number
}

/** Levels below are remarks on style. */
const worthReading = 3

/** Compiles the WXML of the components, with what it imports, to one JavaScript expression. */
export function compileTemplates(files: MiniProgramFiles, components: Iterable<string>, warnings: string[]): string {
  const compiler = new TemplateCompiler(files, warnings)
  for (const component of components) compiler.addTemplate(component)
  return compiler.code()
}

class TemplateCompiler {
  private readonly group = new TmplGroup()
  private readonly templates = new Set<string>()
  private readonly scripts = new Set<string>()

  constructor(
    private readonly files: MiniProgramFiles,
    private readonly warnings: string[],
  ) {}

  code(): string {
    return this.group.getTmplGenObjectGroups()
  }

  addTemplate(name: string): void {
    if (this.templates.has(name)) return
    this.templates.add(name)
    if (!this.files.exists(`${name}.wxml`)) {
      this.warnings.push(`${name}.wxml is missing`)
      return
    }
    this.report(this.group.addTmpl(name, this.files.read(`${name}.wxml`)) as TemplateFinding[] | undefined)
    for (const module of this.group.getInlineScriptModuleNames(name) as string[]) {
      this.group.setInlineScript(name, module, wxsToJavaScript(this.group.getInlineScript(name, module)))
    }
    for (const dependency of this.group.getDirectDependencies(name) as string[]) this.addTemplate(dependency)
    for (const dependency of this.group.getScriptDependencies(name) as string[]) this.addScript(dependency)
  }

  private addScript(name: string): void {
    if (this.scripts.has(name)) return
    this.scripts.add(name)
    const code = wxsToJavaScript(this.files.read(`${name}.wxs`))
    this.group.addScript(name, code)
    for (const match of code.matchAll(/require\(['"](.+?)['"]\)/g)) {
      const reference = match[1] ?? ''
      this.addScript(reference.startsWith('/') ? reference.slice(1) : path.posix.join(path.posix.dirname(name), reference))
    }
  }

  private report(findings: TemplateFinding[] | undefined): void {
    for (const finding of findings ?? []) {
      const isOurs = !finding.path.includes('miniprogram_npm/')
      if (!finding.isError && (finding.level < worthReading || !isOurs)) continue
      const kind = finding.isError ? '错误' : '提醒'
      this.warnings.push(`${finding.path}.wxml:${finding.startLine}:${finding.startColumn} ${kind} ${finding.message}`)
    }
  }
}

/**
 * WXS differs from JavaScript in three ways that matter here: `.constructor` is the name of the type, the pattern of `getRegExp` keeps
 * its backslashes, and `require` names the file with its extension.
 */
function wxsToJavaScript(code: string): string {
  return code
    .replace(/require\((['"])(.+?)\.wxs\1\)/g, 'require($1$2$1)')
    .replace(/\.constructor\b/g, '.nv_constructor')
    .replace(
      /getRegExp\((['"])(.*?)\1/g,
      (_, quote: string, pattern: string) => `getRegExp(${quote}${keepBackslashes(pattern)}${quote}`,
    )
}

function keepBackslashes(pattern: string): string {
  return pattern.replace(/\\(.)/g, (_, character: string) => `\\\\${character === '\\' ? '' : character}`)
}
