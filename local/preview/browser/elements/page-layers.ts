import type { ElementDefinition } from './define-element'

export const pageContainer: ElementDefinition = {
  properties: {
    show: Boolean,
    duration: Number,
    zIndex: { type: Number, value: 100 },
    overlay: { type: Boolean, value: true },
    position: { type: String, value: 'bottom' },
    round: Boolean,
    overlayStyle: String,
    customStyle: String,
    closeOnSlideDown: Boolean,
  },
  watch: {
    'show, zIndex, position, round': (builtIn) => {
      const shown = builtIn.flag('show')
      const before = builtIn.node.hasAttribute('data-shown')
      builtIn.node.toggleAttribute('data-shown', shown)
      builtIn.node.setAttribute('data-position', builtIn.text('position'))
      builtIn.node.toggleAttribute('data-round', builtIn.flag('round'))
      builtIn.node.style.zIndex = builtIn.text('zIndex')
      if (shown !== before)
        for (const step of shown ? ['beforeenter', 'enter', 'afterenter'] : ['beforeleave', 'leave', 'afterleave'])
          builtIn.fire(step)
    },
  },
}

export const rootPortal: ElementDefinition = {
  properties: { enable: { type: Boolean, value: true } },
  watch: { enable: (builtIn) => builtIn.node.toggleAttribute('data-lifted', builtIn.flag('enable')) },
}
