import { element } from './dom'

/**
 * The place a page is shown in: below the title bar and above the tab bar. It is the containing block of `position: fixed`, as a web
 * view is, and scrolls by itself.
 */
export interface View {
  outer: HTMLElement
  scroller: HTMLElement
  page: HTMLElement
}

let shown: View | undefined

export function createView(route: string): View {
  const page = document.createElement('mp-page')
  const scroller = element('div', { className: 'mp-scroll' }, page)
  const outer = element('div', { className: 'mp-view', hidden: true }, scroller)
  outer.dataset['route'] = route
  document.body.append(outer)
  return { outer, scroller, page }
}

export function setShownView(view: View | undefined): void {
  shown = view
}

/** How far the page begins below the top of the window, in CSS pixels. */
export function viewOffset(): number {
  return shown ? Math.round(shown.outer.getBoundingClientRect().top) : 0
}

export function viewSize(): { width: number; height: number } {
  return { width: innerWidth, height: shown?.outer.clientHeight ?? innerHeight }
}
