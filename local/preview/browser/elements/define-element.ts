import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { setAttribute } from '../phone/dom'
import type { Component } from '../phone/environment'
import { BuiltIn, builtInOf, register } from './built-in'

type PropertyType = typeof String | typeof Number | typeof Boolean | null
export type Properties = Record<string, PropertyType | { type: PropertyType; value: unknown }>

export interface ElementDefinition {
  properties?: Properties
  /** runs once, before the element has its properties */
  create?(builtIn: BuiltIn): void
  /** by property names, `a, b`; runs when attached and at every change after */
  watch?: Record<string, (builtIn: BuiltIn) => void>
}

const aria = [
  'label,role,hidden,checked,disabled,modal,live,selected,expanded,current,describedby,labelledby,controls,roledescription',
  'valuemin,valuemax,valuenow,valuetext,busy,haspopup,level,atomic,relevant,multiselectable,required,readonly,invalid,sort,posinset,setsize',
].flatMap((line) => line.split(','))

const ariaProperty = (name: string): string => `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`

const common: Properties = {
  hidden: Boolean,
  hoverClass: String,
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 50 },
  hoverStayTime: { type: Number, value: 400 },
  animation: null,
  tabindex: null,
  ...Object.fromEntries(aria.map((name) => [ariaProperty(name), null])),
}

const ownRoles: Record<string, string> = { button: 'button', navigator: 'link' }
/** Roles a keyboard must be able to reach. */
const focusable = /^(button|link|checkbox|radio|switch|tab|option|menuitem|combobox|slider)$/

const commonWatch: NonNullable<ElementDefinition['watch']> = {
  hidden: ({ node, data }) => node.toggleAttribute('hidden', Boolean(data['hidden'])),
  animation: (builtIn) => applyAnimation(builtIn),
  'ariaRole, tabindex': (builtIn) => {
    const role = builtIn.text('ariaRole') || (ownRoles[builtIn.tag] ?? '')
    setAttribute(builtIn.node, 'role', role)
    setAttribute(builtIn.node, 'tabindex', builtIn.text('tabindex') || (focusable.test(role) ? '0' : ''))
  },
  ...Object.fromEntries(
    aria
      .filter((name) => name !== 'role')
      .map((name) => [ariaProperty(name), ({ node, data }: BuiltIn) => setAria(node, name, data[ariaProperty(name)])]),
  ),
}

function setAria(node: Element, name: string, value: unknown): void {
  const isState = name !== 'label' && name !== 'hidden' && value === false
  setAttribute(node, `aria-${name}`, isState ? 'false' : value)
}

interface AnimationStep {
  style?: Record<string, string>
  duration?: number
}

function applyAnimation({ node, data }: BuiltIn): void {
  const steps = (data['animation'] as { actions?: AnimationStep[] } | null)?.actions ?? []
  for (const { style, duration } of steps) Object.assign(node.style, { transition: `all ${duration ?? 0}ms` }, style)
}

type Space = InstanceType<typeof glassEasel.ComponentSpace>

/** Registers an element for every page. */
export function defineElement(space: Space, tag: string, { properties, create, watch }: ElementDefinition = {}): void {
  const watchers = Object.entries({ ...commonWatch, ...watch })
  const component = space.defineComponent({
    is: `wx://${tag}`,
    properties: { ...common, ...properties } as Record<string, StringConstructor>,
    observers: Object.fromEntries(watchers.map(([names, watcher]) => [names, observer(watcher)])),
    lifetimes: {
      created(this: Component) {
        const builtIn = new BuiltIn(tag, this, domNode(this))
        register(builtIn)
        create?.(builtIn)
      },
      attached(this: Component) {
        const builtIn = builtInOf(this)
        if (!builtIn) return
        builtIn.attached = true
        for (const [, watcher] of watchers) watcher(builtIn)
      },
      detached(this: Component) {
        for (const leave of builtInOf(this)?.onDetach ?? []) leave()
      },
    },
  })
  space.setGlobalUsingComponent(tag, component.general())
}

function observer(watcher: (builtIn: BuiltIn) => void): () => void {
  return function (this: object) {
    const builtIn = builtInOf(this)
    if (builtIn?.attached) watcher(builtIn)
  } as () => void
}

function domNode(component: Component): HTMLElement {
  const node: unknown = component.$$
  return node as HTMLElement
}
