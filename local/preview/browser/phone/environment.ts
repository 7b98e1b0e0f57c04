import { glassEasel, MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Program } from '../../program'
import { createBackend } from './backend'
import { remarks, reportError } from './report'
import { StyleSheets } from './style-sheets'

export type Component = glassEasel.GeneralComponent
export type Root = ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>

export interface Environment {
  space: CodeSpace
  sheets: StyleSheets
  createRoot(page: string): Root
}

/** Sets the component framework up and gives it all templates, styles and configurations. */
export function createEnvironment(program: Program): Environment {
  installWxsGlobals()
  // A property called `dataset` or `id` must not hide the node's own.
  Object.assign(glassEasel.globalOptions, { writeIdToDOM: true, writeFieldsToNode: false })
  listenToFramework()
  reportMissingHandlers()
  const environment = new MiniProgramEnv()
  const space = environment.createCodeSpace('', true)
  fireReady(space)
  const sheets = new StyleSheets(program.styles, new Set(program.pages))
  const backend = environment.associateBackend(createBackend(sheets.append))
  for (const [path, sheet] of Object.entries(program.styles)) space.addStyleSheet(path, path, sheet.scope)
  const templates = program.templates()
  for (const [path, config] of Object.entries(program.configs)) {
    space.addComponentStaticConfig(path, config as Parameters<CodeSpace['addComponentStaticConfig']>[1])
    const template: unknown = { groupList: templates, content: templates[path] }
    if (templates[path]) space.addCompiledTemplate(path, template as Parameters<CodeSpace['addCompiledTemplate']>[1])
  }
  return { space, sheets, createRoot: (page) => backend.createRoot('mp-page-root', space, page) }
}

/** WXS modules run while the templates are built and need these. */
function installWxsGlobals(): void {
  Object.assign(globalThis, {
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...parts: [number, number]) => (parts.length > 0 ? new Date(...parts) : new Date()),
  })
  Object.defineProperty(Object.prototype, 'nv_constructor', {
    configurable: true,
    get(this: unknown) {
      return Object.prototype.toString.call(this).slice(8, -1)
    },
  })
}

/** The framework leaves `ready` to its host. Children are told before their parents, once the page is attached. */
function fireReady(space: CodeSpace): void {
  const told = new WeakSet<Component>()
  let waiting: Component[] = []
  const flush = (): void => {
    const components = waiting.reverse()
    waiting = []
    for (const component of components) component.triggerLifetime('ready', [])
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached(this: object) {
        const component = ('_$' in this ? this._$ : this) as Component
        if (told.has(component)) return
        told.add(component)
        if (waiting.push(component) === 1) setTimeout(flush)
      },
    },
  })
  space.setOverallBehavior(behavior as Parameters<CodeSpace['setOverallBehavior']>[0])
}

/** remarks that every tdesign page causes and that mean nothing */
const commonplace = /is not a valid (property|event|behavior or component)|Use number as for-list|keys are not unique/

function listenToFramework(): void {
  glassEasel.addGlobalWarningListener((text) => {
    remarks[text] = (remarks[text] ?? 0) + 1
    return !commonplace.test(text)
  })
  glassEasel.addGlobalErrorListener((error, method, component) => {
    const owner = typeof component === 'object' ? component.is : (component ?? '')
    reportError(`${owner} ${method ?? ''}`.trim(), error)
    return false
  })
}

/** In WeChat a tap without its handler is a line in a log that nobody reads; here it is an error. */
function reportMissingHandlers(): void {
  const { Component: ComponentClass } = glassEasel
  const find = ComponentClass.getMethod.bind(ComponentClass)
  ComponentClass.getMethod = (component, name) => {
    const found = find(component, name)
    const isOurs = !component.is.startsWith('miniprogram_npm/') && !component.is.startsWith('wx://')
    if (!found && isOurs && name !== '') reportError(component.is, `there is no handler "${String(name)}"`)
    return found
  }
}
