import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

export const movableView: ElementDefinition = {
  properties: {
    direction: { type: String, value: 'none' },
    x: null,
    y: null,
    inertia: Boolean,
    outOfBounds: Boolean,
    damping: Number,
    friction: Number,
    disabled: Boolean,
    scale: Boolean,
    animation: { type: Boolean, value: true },
  },
  create(builtIn) {
    let from: { x: number; y: number } | undefined
    builtIn.node.addEventListener(
      'touchstart',
      ({ touches }) => {
        const { x, y } = position(builtIn)
        const finger = touches[0]
        from = finger && { x: finger.clientX - x, y: finger.clientY - y }
      },
      { passive: true },
    )
    builtIn.node.addEventListener('touchmove', (event) => {
      const finger = event.touches[0]
      const direction = builtIn.text('direction')
      if (!from || !finger || builtIn.flag('disabled') || direction === 'none') return
      const before = position(builtIn)
      const x = direction === 'vertical' ? before.x : finger.clientX - from.x
      const y = direction === 'horizontal' ? before.y : finger.clientY - from.y
      place(builtIn, x, y)
      builtIn.fire('change', { ...position(builtIn), source: 'touch' })
    })
  },
  watch: { 'x, y': (builtIn) => place(builtIn, builtIn.number('x'), builtIn.number('y')) },
}

const positions = new WeakMap<BuiltIn, { x: number; y: number }>()

function position(builtIn: BuiltIn): { x: number; y: number } {
  return positions.get(builtIn) ?? { x: 0, y: 0 }
}

/** Keeps the view inside its area, unless it may leave. */
function place(builtIn: BuiltIn, x: number, y: number): void {
  const area = builtIn.node.closest('wx-movable-area')
  const within = (value: number, room: number): number =>
    builtIn.flag('outOfBounds') ? value : Math.max(Math.min(0, room), Math.min(Math.max(0, room), value))
  const kept = {
    x: within(x, (area?.clientWidth ?? innerWidth) - builtIn.node.offsetWidth),
    y: within(y, (area?.clientHeight ?? innerHeight) - builtIn.node.offsetHeight),
  }
  positions.set(builtIn, kept)
  builtIn.node.style.transform = `translate(${kept.x}px, ${kept.y}px)`
}
