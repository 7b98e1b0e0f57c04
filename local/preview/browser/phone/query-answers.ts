import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { builtInOf } from '../elements/built-in'
import type { Component } from './environment'
import { viewOffset, viewSize } from './view'

/** What to measure. */
export interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  node?: boolean
  context?: boolean
}

export type Result = Record<string, unknown>
export type Callback = (result: Result | Result[] | null) => void

export interface Request {
  component: Component
  selector: string
  all: boolean
  fields: Fields
  callback: Callback | undefined
}
/** the selector that stands for the visible part of the page */
export const viewport = ''

/** What a request finds at this moment. */
export function answer({ component, selector, all, fields }: Request): Result | Result[] | null {
  if (selector === viewport) return viewportFields(component, fields)
  const shadow = component.getShadowRoot()
  if (all) return (shadow?.querySelectorAll(selector) ?? []).map((found) => elementFields(found, fields))
  const found = shadow?.querySelector(selector)
  return found ? elementFields(found, fields) : null
}

function viewportFields(component: Component, fields: Fields): Result {
  const { width, height } = viewSize()
  const scroller = domOf(component)?.closest('.mp-scroll')
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && scroller && scrollOf(scroller)),
  }
}

function elementFields(target: glassEasel.Element, fields: Fields): Result {
  const dom = domOf(target)
  const rect = dom?.getBoundingClientRect() ?? new DOMRect()
  const offset = viewOffset()
  const style = fields.computedStyle && dom ? getComputedStyle(dom) : undefined
  const data = target.asGeneralComponent()?.data as Record<string, unknown> | undefined
  return {
    ...(fields.id && { id: target.id }),
    ...(fields.dataset && { dataset: target.dataset }),
    ...(fields.mark && { mark: target.collectMarks() }),
    ...(fields.rect && { left: rect.left, right: rect.right, top: rect.top - offset, bottom: rect.bottom - offset }),
    ...(fields.size && { width: rect.width, height: rect.height }),
    ...(fields.scrollOffset && dom && scrollOf(dom)),
    ...(fields.properties && data && pick(fields.properties, (name) => data[name])),
    ...(style && pick(fields.computedStyle ?? [], (name) => style.getPropertyValue(kebab(name)))),
    ...((fields.node || fields.context) && { node: nodeOf(target) }),
  }
}

function scrollOf({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element): Result {
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}

function nodeOf(target: glassEasel.Element): unknown {
  const component = target.asGeneralComponent()
  const builtIn = component ? builtInOf(component) : undefined
  return builtIn?.exposed ?? builtIn?.node ?? domOf(target)
}

function domOf(target: glassEasel.Element): Element | undefined {
  const node: unknown = target.$$
  return node instanceof Element ? node : undefined
}

function pick(names: string[], read: (name: string) => unknown): Result {
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
