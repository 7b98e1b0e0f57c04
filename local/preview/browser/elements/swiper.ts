import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

export const swiperItem: ElementDefinition = { properties: { itemId: String, skipHiddenItemLayout: Boolean } }

interface SwiperState {
  index: number
  source: string
}

const swipers = new WeakMap<BuiltIn, SwiperState>()

export const swiper: ElementDefinition = {
  properties: {
    current: Number,
    currentItemId: String,
    autoplay: Boolean,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    indicatorDots: Boolean,
    indicatorColor: String,
    indicatorActiveColor: String,
    displayMultipleItems: { type: Number, value: 1 },
    previousMargin: String,
    nextMargin: String,
    easingFunction: String,
    snapToEdge: Boolean,
    cacheExtent: Number,
  },
  create(builtIn) {
    swipers.set(builtIn, { index: 0, source: '' })
    builtIn.node.addEventListener('scrollend', () => settle(builtIn))
    let waited = 0
    const tick = 200
    const timer = setInterval(() => {
      waited = builtIn.flag('autoplay') && !builtIn.node.closest('[hidden]') ? waited + tick : 0
      if (waited < builtIn.number('interval')) return
      waited = 0
      slideTo(builtIn, (swipers.get(builtIn)?.index ?? 0) + 1, 'autoplay')
    }, tick)
    builtIn.onDetach.push(() => clearInterval(timer))
  },
  watch: {
    current: (builtIn) => {
      if (builtIn.number('current') !== swipers.get(builtIn)?.index)
        setTimeout(() => slideTo(builtIn, builtIn.number('current'), ''))
    },
    vertical: ({ node, data }) => node.toggleAttribute('vertical', Boolean(data['vertical'])),
  },
}

function slides({ node }: BuiltIn): HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>('wx-swiper-item')].filter((slide) => slide.closest('wx-swiper') === node)
}

function slideTo(builtIn: BuiltIn, wanted: number, source: string): void {
  const { node } = builtIn
  const count = slides(builtIn).length
  const state = swipers.get(builtIn)
  if (count === 0 || !state) return
  const index = builtIn.flag('circular') ? (wanted + count) % count : Math.max(0, Math.min(count - 1, wanted))
  state.source = source
  const vertical = builtIn.flag('vertical')
  const target = index * (vertical ? node.clientHeight : node.clientWidth)
  node.scrollTo({ [vertical ? 'top' : 'left']: target, behavior: source ? 'smooth' : 'instant' })
  if (!source) settle(builtIn)
}

function settle(builtIn: BuiltIn): void {
  const state = swipers.get(builtIn)
  if (!state) return
  const { node } = builtIn
  const size = (builtIn.flag('vertical') ? node.clientHeight : node.clientWidth) || 1
  const index = Math.round((builtIn.flag('vertical') ? node.scrollTop : node.scrollLeft) / size)
  const detail = { current: index, currentItemId: '', source: state.source || 'touch' }
  if (index !== state.index) {
    state.index = index
    builtIn.set({ current: index })
    builtIn.fire('change', detail)
  }
  builtIn.fire('animationfinish', detail)
  state.source = ''
}
