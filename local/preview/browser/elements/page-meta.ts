import { browserValue } from '../../compile/css-values'
import { settings } from '../phone/settings'
import { pageOf } from '../phone/shown-page'
import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

/** Called when an element changes the bars of its page. */
let refreshBars = (): void => undefined

export function onBarsChanged(refresh: () => void): void {
  refreshBars = refresh
}

/** WeChat's own size of text at scale 1, in CSS pixels. */
const standardFontSize = 16

function fontSize(value: string): string {
  return value === 'system' ? `${standardFontSize * settings.fontScale}px` : browserValue(value)
}

export const pageMeta: ElementDefinition = {
  properties: {
    pageStyle: String,
    rootFontSize: String,
    pageFontSize: String,
    pageOrientation: String,
    backgroundTextStyle: String,
    backgroundColor: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    rootBackgroundColor: String,
    scrollTop: String,
    scrollDuration: Number,
  },
  watch: {
    'pageStyle, pageFontSize, rootFontSize, backgroundColor': stylePage,
    scrollTop: (builtIn) => {
      const target = parseFloat(builtIn.text('scrollTop'))
      if (!Number.isNaN(target)) pageOf(builtIn.component)?.view.scroller.scrollTo({ top: target })
    },
  },
}

function stylePage(builtIn: BuiltIn): void {
  const page = pageOf(builtIn.component)
  if (!page) return
  const own = builtIn.text('pageFontSize')
  page.view.page.setAttribute('style', `${own ? `font-size:${fontSize(own)};` : ''}${builtIn.text('pageStyle')}`)
  page.rootFontSize = fontSize(builtIn.text('rootFontSize'))
  if (builtIn.text('backgroundColor')) page.view.scroller.style.background = builtIn.text('backgroundColor')
  refreshBars()
}

export const navigationBar: ElementDefinition = {
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: Number,
    colorAnimationTimingFunc: String,
  },
  watch: {
    'title, frontColor, backgroundColor, loading': (builtIn) => {
      const bar = pageOf(builtIn.component)?.bar
      if (!bar) return
      if (builtIn.text('title')) bar.title = builtIn.text('title')
      if (builtIn.text('frontColor')) bar.foreground = builtIn.text('frontColor')
      if (builtIn.text('backgroundColor')) bar.background = builtIn.text('backgroundColor')
      bar.loading = builtIn.flag('loading')
      refreshBars()
    },
  },
}
