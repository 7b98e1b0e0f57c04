import { startRefresh, stopRefresh } from '../phone/page-gestures'
import type { PhoneBars } from '../phone/phone-bars'
import type { Router } from '../phone/router'
import { methods, type Api } from './convention'

interface UrlOptions {
  url: string
  events?: Record<string, (...values: unknown[]) => void>
}

interface BarOptions {
  title: string
  frontColor?: string
  backgroundColor?: string
}

interface TabOptions {
  index: number
  text?: string
}

export function navigationApi(router: Router, bars: PhoneBars): Api {
  const changeBar = (change: Partial<NonNullable<Router['top']>['bar']>): void => {
    Object.assign(router.top?.bar ?? {}, change)
    router.refreshBars()
  }
  return methods({
    navigateTo: ({ url, events }: UrlOptions) => router.navigateTo(url, events),
    redirectTo: ({ url }: UrlOptions) => router.redirectTo(url),
    navigateBack: ({ delta }: { delta?: number }) => router.navigateBack(delta),
    switchTab: ({ url }: UrlOptions) => router.switchTab(url),
    reLaunch: ({ url }: UrlOptions) => router.reLaunch(url),
    setNavigationBarTitle: ({ title }: BarOptions) => changeBar({ title }),
    setNavigationBarColor: ({ frontColor, backgroundColor }: BarOptions) =>
      changeBar({ ...(frontColor && { foreground: frontColor }), ...(backgroundColor && { background: backgroundColor }) }),
    showNavigationBarLoading: () => changeBar({ loading: true }),
    hideNavigationBarLoading: () => changeBar({ loading: false }),
    hideHomeButton: () => undefined,
    setBackgroundColor: () => undefined,
    setBackgroundTextStyle: () => undefined,
    showTabBar: () => bars.hideTabs(false),
    hideTabBar: () => bars.hideTabs(true),
    setTabBarStyle: () => undefined,
    setTabBarItem: () => undefined,
    setTabBarBadge: ({ index, text }: TabOptions) => bars.setBadge(index, text ?? ''),
    removeTabBarBadge: ({ index }: TabOptions) => bars.setBadge(index, undefined),
    showTabBarRedDot: ({ index }: TabOptions) => bars.setBadge(index, ''),
    hideTabBarRedDot: ({ index }: TabOptions) => bars.setBadge(index, undefined),
    startPullDownRefresh: () => router.top && startRefresh(router.top),
    stopPullDownRefresh: () => void (router.top && stopRefresh(router.top)),
    pageScrollTo: (options: ScrollOptions) => scrollPage(router, options),
  })
}

interface ScrollOptions {
  scrollTop?: number
  duration?: number
  selector?: string
  offsetTop?: number
}

function scrollPage(router: Router, { scrollTop, duration, selector, offsetTop = 0 }: ScrollOptions): void {
  const page = router.top
  if (!page) return
  const { scroller } = page.view
  const found: unknown = selector && page.component.getShadowRoot()?.querySelector(selector)?.$$
  const distance = found instanceof Element ? found.getBoundingClientRect().top - scroller.getBoundingClientRect().top : 0
  const top = found instanceof Element ? scroller.scrollTop + distance + offsetTop : (scrollTop ?? 0)
  scroller.scrollTo({ top, behavior: duration === 0 ? 'instant' : 'smooth' })
}
