import type { BuiltIn } from './built-in'
import type { ElementDefinition, Properties } from './define-element'

const scrollProperties: Properties = {
  scrollX: Boolean,
  scrollY: Boolean,
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: String,
  upperThreshold: { type: Number, value: 50 },
  lowerThreshold: { type: Number, value: 50 },
  scrollWithAnimation: Boolean,
  enhanced: Boolean,
  showScrollbar: { type: Boolean, value: true },
  enableFlex: Boolean,
  enablePassive: null,
  bounces: Boolean,
  refresherEnabled: Boolean,
  refresherTriggered: Boolean,
  refresherThreshold: Number,
  refresherBackground: String,
  refresherDefaultStyle: String,
  type: String,
  throttle: null,
  pagingEnabled: Boolean,
  fastDeceleration: Boolean,
  usingSticky: Boolean,
  enableBackToTop: Boolean,
  scrollAnchoring: Boolean,
  cacheExtent: Number,
}

export const scrollView: ElementDefinition = {
  properties: scrollProperties,
  create(builtIn) {
    watchScroll(builtIn)
    watchRefresher(builtIn)
  },
  watch: {
    'scrollX, scrollY': ({ node, data }) => {
      node.style.overflowX = data['scrollX'] ? 'auto' : 'hidden'
      node.style.overflowY = data['scrollY'] ? 'auto' : 'hidden'
    },
    'showScrollbar, enhanced, enableFlex': ({ node, data }) => {
      node.toggleAttribute('data-no-bar', data['showScrollbar'] === false)
      node.toggleAttribute('data-flex', Boolean(data['enableFlex']))
    },
    scrollTop: (builtIn) => scrollTo(builtIn, 'top', builtIn.data['scrollTop']),
    scrollLeft: (builtIn) => scrollTo(builtIn, 'left', builtIn.data['scrollLeft']),
    scrollIntoView: (builtIn) => {
      const id = builtIn.text('scrollIntoView')
      if (id) setTimeout(() => builtIn.node.querySelector(`[id$="--${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start' }))
    },
    refresherTriggered: ({ node, data }) => node.toggleAttribute('data-refreshing', Boolean(data['refresherTriggered'])),
  },
}

function scrollTo({ node, data }: BuiltIn, side: 'top' | 'left', value: unknown): void {
  const target = parseFloat(String(value))
  if (!Number.isNaN(target)) node.scrollTo({ [side]: target, behavior: data['scrollWithAnimation'] ? 'smooth' : 'auto' })
}

function watchScroll(builtIn: BuiltIn): void {
  const { node } = builtIn
  let last = { left: 0, top: 0 }
  let near = { start: true, end: false }
  node.addEventListener('scroll', (event) => {
    if (event.target !== node) return
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = node
    const delta = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop }
    builtIn.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...delta })
    last = { left: scrollLeft, top: scrollTop }
    const sideways = builtIn.flag('scrollX') && !builtIn.flag('scrollY')
    const before = sideways ? scrollLeft : scrollTop
    const after = sideways ? scrollWidth - scrollLeft - node.clientWidth : scrollHeight - scrollTop - node.clientHeight
    const now = { start: before <= builtIn.number('upperThreshold'), end: after <= builtIn.number('lowerThreshold') }
    if (now.start && !near.start) builtIn.fire('scrolltoupper', { direction: sideways ? 'left' : 'top' })
    if (now.end && !near.end) builtIn.fire('scrolltolower', { direction: sideways ? 'right' : 'bottom' })
    near = now
  })
}

function watchRefresher(builtIn: BuiltIn): void {
  const { node } = builtIn
  let startedAt: number | undefined
  node.addEventListener(
    'touchstart',
    (event) => {
      startedAt = builtIn.flag('refresherEnabled') && node.scrollTop <= 0 ? event.touches[0]?.clientY : undefined
    },
    { passive: true },
  )
  node.addEventListener('touchend', (event) => {
    const moved = (event.changedTouches[0]?.clientY ?? 0) - (startedAt ?? Infinity)
    if (moved > (builtIn.number('refresherThreshold') || 45)) {
      builtIn.set({ refresherTriggered: true })
      builtIn.fire('refresherrefresh', { dy: moved })
    }
    startedAt = undefined
  })
}
