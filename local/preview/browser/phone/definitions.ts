import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { Program } from '../../program'
import type { Component } from './environment'
import { guarded } from './report'
import { createSelectorQuery } from './selector-query'

/** What App() was given; the product adds fields of its own. */
export interface AppInstance {
  onLaunch?(options: LaunchOptions): void
  onShow?(options: LaunchOptions): void
  onHide?(): void
  onPageNotFound?(options: LaunchOptions): void
  [field: string]: unknown
}

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string
  referrerInfo: object
}

interface Definition {
  behaviors?: unknown[]
  properties?: Record<string, unknown>
  methods?: Record<string, unknown>
  lifetimes?: Record<string, unknown>
  [field: string]: unknown
}

type Definer = (definition: Definition) => unknown

const app: AppInstance = { globalData: {} }
const formFields = new WeakSet<object>()

/** Whether a component declared `wx://form-field`, so that its value belongs to the form around it. */
export function isFormField(component: Component): boolean {
  return formFields.has(component)
}

/** Puts App, Page, Component and Behavior where the mini-program expects them, and runs all of its modules. */
export function loadProgram(program: Program, space: CodeSpace): AppInstance {
  let defining = ''
  const definer = (kind: 'Page' | 'Component' | 'Behavior'): Definer => {
    return (definition) => space.componentEnv(defining, (environment) => (environment[kind] as Definer)(normalise(definition)))
  }
  const behavior = Object.assign(definer('Behavior'), { trait: space.componentEnv('', ({ Behavior }) => Behavior.trait) })
  Object.assign(globalThis, {
    __defining: (path: string) => (defining = path),
    App: (definition: object) => void Object.assign(app, definition),
    getApp: () => app,
    Page: definer('Page'),
    Component: definer('Component'),
    Behavior: behavior,
  })
  guarded('app', program.loadApp)
  for (const [path, load] of Object.entries(program.load)) guarded(path, load)
  return app
}

const withQuery = { createSelectorQuery }

/** Takes out what the adapter does not know: behaviors by name. Gives every definition a selector query that knows `node`. */
function normalise(definition: Definition): Definition {
  const behaviors = (definition.behaviors ?? []).filter(Boolean)
  const names = behaviors.filter((behavior) => typeof behavior === 'string')
  const result: Definition = { ...definition, behaviors: behaviors.filter((behavior) => typeof behavior !== 'string') }
  if (names.includes('wx://form-field')) becomeFormField(result)
  return result
}

function becomeFormField(definition: Definition): void {
  const created = definition.lifetimes?.['created']
  definition.properties = { name: String, value: null, ...definition.properties }
  definition.lifetimes = {
    ...definition.lifetimes,
    created(this: { _$: object }) {
      formFields.add(this._$)
      if (typeof created === 'function') created.call(this)
    },
  }
}

/** The adapter's own query has no `node`, no `computedStyle` and a viewport that does not scroll. */
export function replaceSelectorQuery(instance: object): void {
  let prototype: unknown = instance
  while (prototype && !Object.prototype.hasOwnProperty.call(prototype, 'createSelectorQuery')) {
    prototype = Object.getPrototypeOf(prototype) as unknown
  }
  if (prototype) Object.assign(prototype, withQuery)
}
