import type { Program } from '../../program'
import type { Environment } from './environment'
import { EventChannel } from './event-channel'
import { watchScrolling } from './page-gestures'
import type { PhoneBars } from './phone-bars'
import { ShownPage, windowConfig } from './shown-page'
import { setShownView } from './view'

const mostPages = 10

export interface Address {
  path: string
  query: Record<string, string>
}

/** Splits `/pages/a/b?x=1`; WeChat hands the values on undecoded. */
export function parseUrl(url: string): Address {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')] as const)
  return { path: path.replace(/^\//, ''), query: Object.fromEntries(query) }
}

/** The page stack. Hidden pages stay in the document and keep their state; tab pages live until the app restarts. */
export class Router {
  readonly stack: ShownPage[] = []
  private readonly tabs: Map<string, ShownPage | undefined>

  constructor(
    private readonly program: Program,
    private readonly environment: Environment,
    private readonly bars: PhoneBars,
  ) {
    this.tabs = new Map(program.app.tabBar?.list.map(({ pagePath }) => [pagePath, undefined]))
  }

  get top(): ShownPage | undefined {
    return this.stack[this.stack.length - 1]
  }

  navigateTo(url: string, events?: Record<string, (...values: unknown[]) => void>): { eventChannel: EventChannel } {
    const { path, query } = this.address(url)
    if (this.tabs.has(path)) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= mostPages) throw new Error(`webview count limit exceed ${mostPages}`)
    const [ours, theirs] = EventChannel.pair(events)
    this.top?.hide()
    this.open(path, query, theirs)
    return { eventChannel: ours }
  }

  redirectTo(url: string): void {
    const { path, query } = this.address(url)
    if (this.tabs.has(path)) throw new Error('can not redirectTo a tabbar page')
    this.drop()
    this.open(path, query)
  }

  navigateBack(delta = 1): void {
    const count = Math.min(delta, this.stack.length - 1)
    if (count < 1) throw new Error('cannot navigate back at first page.')
    for (let step = 0; step < count; step++) this.stack.pop()?.destroy()
    this.showTop()
  }

  switchTab(url: string): void {
    const { path } = this.address(url)
    if (!this.tabs.has(path)) throw new Error('can not switch to no-tabBar page')
    if (this.top?.route === path) return
    this.top?.hide()
    while (this.stack.length > 0) this.drop()
    const kept = this.tabs.get(path)
    if (!kept) return this.open(path, {})
    this.stack.push(kept)
    this.showTop()
  }

  reLaunch(url: string): void {
    const { path, query } = this.address(url)
    for (const page of this.tabs.values()) if (page && !this.stack.includes(page)) page.destroy()
    for (const tab of this.tabs.keys()) this.tabs.set(tab, undefined)
    while (this.stack.length > 0) this.stack.pop()?.destroy()
    this.open(path, query)
  }

  /** Opens a page the way its kind asks: a tab by switching, anything else on top. */
  openAny(url: string): void {
    if (this.tabs.has(this.address(url).path)) this.switchTab(url)
    else if (this.stack.length < mostPages) this.navigateTo(url)
    else this.redirectTo(url)
  }

  isTab(path: string): boolean {
    return this.tabs.has(path)
  }

  /** Shows the bars anew after a page has changed its own. */
  refreshBars(): void {
    const page = this.top
    if (!page) return
    const [isTab, canGoBack] = [this.tabs.has(page.route), this.stack.length > 1]
    this.bars.show(page, { isTab, canGoBack, canGoHome: !isTab && !canGoBack && page.route !== homePage(this.program) })
  }

  private open(path: string, query: Record<string, string>, channel = EventChannel.pair()[1]): void {
    const page = new ShownPage(path, query, windowConfig(this.program, path), this.environment, channel)
    if (this.tabs.has(path)) this.tabs.set(path, page)
    this.stack.push(page)
    watchScrolling(page)
    page.call('onLoad', query)
    this.showTop()
  }

  private drop(): void {
    const page = this.stack.pop()
    if (page && this.tabs.get(page.route) !== page) page.destroy()
  }

  private showTop(): void {
    const page = this.top
    if (!page) return
    setShownView(page.view)
    this.environment.sheets.show(page.route)
    this.refreshBars()
    const query = Object.entries(page.query).map(([name, value]) => `${name}=${value}`)
    history.replaceState(null, '', `#/${page.route}${query.length > 0 ? `?${query.join('&')}` : ''}`)
    page.show()
  }

  private address(url: string): Address {
    const absolute = url.startsWith('/')
      ? url
      : new URL(url, `http://phone/${this.top?.route ?? ''}`).href.slice('http://phone'.length)
    const address = parseUrl(absolute)
    if (!this.program.pages.includes(address.path)) throw new Error(`page "${address.path}" is not found`)
    return address
  }
}

/** The page a mini-program begins with. */
export function homePage({ app, pages }: Program): string {
  return app.entryPagePath ?? pages[0] ?? ''
}
