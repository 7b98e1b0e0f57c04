import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Component } from '../phone/environment'

/** Value a form collects from an element inside it. */
export interface FormField {
  read(): unknown
  reset(): void
}

/** One element on a page that WeChat brings: the framework's component with its DOM node. */
export class BuiltIn {
  /** the native control inside, where there is one */
  control: HTMLInputElement | HTMLTextAreaElement | undefined
  field: FormField | undefined
  /** what a selector query hands out as `node`, when it is not the DOM node */
  exposed: object | undefined
  attached = false
  readonly onDetach: (() => void)[] = []

  constructor(
    readonly tag: string,
    readonly component: Component,
    readonly node: HTMLElement,
  ) {}

  get data(): Record<string, unknown> {
    return this.component.data as Record<string, unknown>
  }

  text(name: string): string {
    const value = this.data[name]
    return value === undefined || value === null ? '' : String(value)
  }

  number(name: string): number {
    const value = parseFloat(this.text(name))
    return Number.isNaN(value) ? 0 : value
  }

  flag(name: string): boolean {
    return Boolean(this.data[name])
  }

  /** Sets the element's own properties, as WeChat does when a person changes a control. */
  set(values: Record<string, unknown>): void {
    this.component.setData(values)
  }

  fire(name: string, detail: object = {}): void {
    this.component.triggerEvent(name, detail)
  }

  onTap(listener: () => void): void {
    this.component.addListener('tap', () => {
      listener()
    })
  }
}

const known = new WeakMap<object, BuiltIn>()

/** Makes the element of a component, once. */
export function register(builtIn: BuiltIn): void {
  known.set(builtIn.component, builtIn)
}

export function builtInOf(component: object): BuiltIn | undefined {
  return known.get(component)
}

/** The element of a DOM node. */
export function builtInOfNode(node: Element): BuiltIn | undefined {
  const component = (node as Element & { __wxElement?: object }).__wxElement
  return component ? known.get(component) : undefined
}

/** All elements inside another, through the components between them. */
export function elementsIn(outer: Component): BuiltIn[] {
  return componentsIn(outer).flatMap((component) => known.get(component) ?? [])
}

export function componentsIn(outer: Component): Component[] {
  const { ElementIterator, Component: ComponentClass } = glassEasel
  const order = 'composed-descendants-root-first' as Parameters<typeof ElementIterator.create>[1]
  return [...ElementIterator.create(outer, order, ComponentClass)] as Component[]
}

/** The nearest element of a kind around another. */
export function closest(inner: BuiltIn, tag: string): BuiltIn | undefined {
  const around = inner.node.parentElement?.closest(`wx-${tag}`)
  return around ? builtInOfNode(around) : undefined
}
