import type { ShownPage } from './shown-page'

/** How far a finger must pull a page down to refresh it, in CSS pixels. */
const pullDistance = 80
const defaultReach = 50

/** Fires onPageScroll, onReachBottom and, where the page allows it, onPullDownRefresh. */
export function watchScrolling(page: ShownPage): void {
  const { scroller } = page.view
  let atBottom = false
  scroller.addEventListener('scroll', () => {
    page.call('onPageScroll', { scrollTop: scroller.scrollTop })
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
    const reached = left <= (page.config.onReachBottomDistance ?? defaultReach)
    if (reached && !atBottom) page.call('onReachBottom')
    atBottom = reached
  })
  if (page.config.enablePullDownRefresh) watchPulling(page)
}

function watchPulling(page: ShownPage): void {
  const { scroller } = page.view
  let startedAt: number | undefined
  const fingerAt = (event: Event): number => (event as TouchEvent).changedTouches[0]?.clientY ?? 0
  const start = (event: Event): void => {
    startedAt = scroller.scrollTop <= 0 ? fingerAt(event) : undefined
  }
  const end = (event: Event): void => {
    if (startedAt !== undefined && scroller.scrollTop <= 0 && fingerAt(event) - startedAt > pullDistance) startRefresh(page)
    startedAt = undefined
  }
  scroller.addEventListener('touchstart', start, { passive: true })
  scroller.addEventListener('touchend', end, { passive: true })
}

/** Shows the dots and tells the page. */
export function startRefresh(page: ShownPage): void {
  page.view.outer.toggleAttribute('data-refreshing', true)
  page.call('onPullDownRefresh')
}

export function stopRefresh(page: ShownPage): void {
  page.view.outer.toggleAttribute('data-refreshing', false)
}
