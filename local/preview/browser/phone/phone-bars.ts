import type { Program, TabItem } from '../../program'
import { element } from './dom'
import { settings } from './settings'
import type { ShownPage } from './shown-page'
import { themed } from './theme'

export interface BarState {
  canGoBack: boolean
  /** the first page is not a tab: WeChat offers the way home instead */
  canGoHome: boolean
  isTab: boolean
}

export interface BarActions {
  back(): void
  home(): void
  menu(): void
  openTab(path: string): void
}

/** The parts of the screen that WeChat draws: status bar, title bar with its capsule, tab bar, home indicator. */
export class PhoneBars {
  private readonly title = element('div', { className: 'mp-bar__title' })
  private readonly back: HTMLButtonElement
  private readonly top: HTMLElement
  private readonly tabs: HTMLElement
  private readonly badges = new Map<number, string>()
  private tabsHidden = false
  private shown: { page: ShownPage; state: BarState } | undefined

  constructor(
    private readonly program: Program,
    private readonly actions: BarActions,
  ) {
    this.back = element('button', {
      className: 'mp-bar__back',
      ariaLabel: '返回',
      onclick: () => (this.shown?.state.canGoHome ? actions.home() : actions.back()),
    })
    const menu = element(
      'button',
      { className: 'mp-bar__menu', ariaLabel: '更多', onclick: actions.menu },
      element('i'),
      element('i'),
      element('i'),
    )
    this.top = element('header', { className: 'mp-bar' }, this.back, this.title, menu)
    this.tabs = element('nav', { className: 'mp-tabs', hidden: true })
    document.body.append(this.top, this.tabs)
    if (settings.framed) document.body.append(statusBar(), element('div', { className: 'mp-home' }))
  }

  show(page: ShownPage, state: BarState): void {
    this.shown = { page, state }
    const config = page.config
    const custom = config.navigationStyle === 'custom'
    const title = page.bar.title ?? config.navigationBarTitleText ?? ''
    this.title.textContent = title
    this.title.classList.toggle('mp-bar__title--loading', page.bar.loading === true)
    document.title = title || '同心桥'
    this.back.hidden = !state.canGoBack && !state.canGoHome
    this.back.ariaLabel = state.canGoHome ? '返回首页' : '返回'
    this.back.classList.toggle('mp-bar__back--home', state.canGoHome)
    this.top.classList.toggle('mp-bar--custom', custom)
    this.top.style.background = custom ? '' : (page.bar.background ?? themed(config.navigationBarBackgroundColor, '#ffffff'))
    const foreground = page.bar.foreground ?? (themed(config.navigationBarTextStyle, 'black') === 'white' ? '#ffffff' : '#000000')
    document.body.style.setProperty('--mp-bar-ink', foreground)
    const tabsShown = state.isTab && !this.tabsHidden
    page.view.outer.classList.toggle('mp-view--under-bar', custom)
    page.view.outer.classList.toggle('mp-view--over-tabs', tabsShown)
    page.view.scroller.style.background = themed(config.backgroundColor, '')
    document.documentElement.style.fontSize = page.rootFontSize
    this.drawTabs(tabsShown ? page.route : undefined)
  }

  hideTabs(hidden: boolean): void {
    this.tabsHidden = hidden
    this.redraw()
  }

  /** Text of a badge; empty for a dot, undefined for none. */
  setBadge(index: number, text: string | undefined): void {
    if (text === undefined) this.badges.delete(index)
    else this.badges.set(index, text)
    this.redraw()
  }

  redraw(): void {
    if (this.shown) this.show(this.shown.page, this.shown.state)
  }

  private drawTabs(route: string | undefined): void {
    const config = this.program.app.tabBar
    this.tabs.hidden = route === undefined || !config
    if (!config || route === undefined) return
    this.tabs.style.background = themed(config.backgroundColor, '#ffffff')
    this.tabs.classList.toggle('mp-tabs--light-border', themed(config.borderStyle, 'black') === 'white')
    const colours = { on: themed(config.selectedColor, '#07c160'), off: themed(config.color, '#5a6069') }
    this.tabs.replaceChildren(...config.list.map((item, index) => this.tab(item, index, item.pagePath === route, colours)))
  }

  private tab(item: TabItem, index: number, on: boolean, colours: { on: string; off: string }): HTMLElement {
    const icon = themed(on ? item.selectedIconPath : item.iconPath, '')
    const tab = element('button', { className: 'mp-tab', onclick: () => this.actions.openTab(item.pagePath) })
    if (icon) tab.append(element('img', { src: `/preview/files/${icon.replace(/^\//, '')}`, alt: '' }))
    tab.append(item.text)
    tab.style.color = on ? colours.on : colours.off
    if (on) tab.setAttribute('aria-current', 'page')
    const badge = this.badges.get(index)
    if (badge !== undefined) tab.append(element('span', { className: badge ? 'mp-badge' : 'mp-badge mp-badge--dot' }, badge))
    return tab
  }
}

function statusBar(): HTMLElement {
  const time = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })
  return element(
    'div',
    { className: 'mp-status', ariaHidden: 'true' },
    element('span', {}, time),
    element('span', { className: 'mp-status__battery' }),
  )
}
