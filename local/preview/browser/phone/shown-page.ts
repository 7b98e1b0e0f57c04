import type { Program, WindowConfig } from '../../program'
import { replaceSelectorQuery } from './definitions'
import type { Component, Environment, Root } from './environment'
import type { EventChannel } from './event-channel'
import { guarded } from './report'
import { createView, type View } from './view'

type PageInstance = Record<string, unknown>

/** A page on the stack: its component, its place on the screen and its life. */
export class ShownPage {
  readonly view: View
  readonly instance: PageInstance
  readonly component: Component
  /** set by wx.setNavigationBarTitle and wx.setNavigationBarColor, and by elements of the page */
  readonly bar: { title?: string; background?: string; foreground?: string; loading?: boolean } = {}
  /** from `<page-meta root-font-size>` */
  rootFontSize = ''
  private readonly root: Root
  private ready = false

  constructor(
    readonly route: string,
    readonly query: Record<string, string>,
    readonly config: WindowConfig,
    environment: Environment,
    channel: EventChannel,
  ) {
    this.view = createView(route)
    const place = this.view.page.appendChild(document.createElement('div'))
    this.root = environment.createRoot(route)
    this.component = this.root.getComponent()
    const caller: unknown = this.root.get()
    this.instance = caller as PageInstance
    replaceSelectorQuery(this.instance)
    pageOfComponent.set(this.component, this)
    Object.assign(this.instance, {
      route,
      __route__: route,
      options: query,
      getOpenerEventChannel: () => channel,
      getTabBar: () => null,
    })
    guarded(route, () => this.root.attach(this.view.page as never, place as never))
  }

  /** Calls a hook of the page, when it has it. */
  call(hook: string, ...values: unknown[]): unknown {
    const method = this.instance[hook]
    if (typeof method !== 'function') return undefined
    return guarded(`${this.route} ${hook}`, () => method.apply(this.instance, values) as unknown)
  }

  has(hook: string): boolean {
    return typeof this.instance[hook] === 'function'
  }

  show(): void {
    this.view.outer.hidden = false
    this.component.triggerPageLifetime('show', [])
    this.call('onShow')
    if (this.ready) return
    this.ready = true
    setTimeout(() => this.call('onReady'))
  }

  hide(): void {
    this.component.triggerPageLifetime('hide', [])
    this.call('onHide')
    this.view.outer.hidden = true
  }

  destroy(): void {
    this.call('onUnload')
    guarded(this.route, () => this.root.release())
    this.view.outer.remove()
  }
}

const pageOfComponent = new WeakMap<Component, ShownPage>()

/** The page a component stands on. */
export function pageOf(component: Component): ShownPage | undefined {
  let at: Component | undefined = component
  while (at) {
    const page = pageOfComponent.get(at)
    if (page) return page
    at = at.ownerShadowRoot?.getHostNode()
  }
  return undefined
}

/** The configuration of a page over that of the app. */
export function windowConfig(program: Program, route: string): WindowConfig {
  return { ...program.app.window, ...program.configs[route] }
}
