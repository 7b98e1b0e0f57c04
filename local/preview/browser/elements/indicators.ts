import { element } from '../phone/dom'
import type { ElementDefinition } from './define-element'

const signs: Record<string, string> = {
  success: '✔',
  success_no_circle: '✓',
  info: 'ℹ',
  warn: '!',
  waiting: '…',
  cancel: '✖',
  clear: '✖',
  download: '↓',
  search: '⌕',
}

export const icon: ElementDefinition = {
  properties: { type: String, size: { type: null, value: 23 }, color: String },
  watch: {
    'type, size, color': (builtIn) => {
      builtIn.node.textContent = signs[builtIn.text('type')] ?? ''
      const size = builtIn.text('size')
      Object.assign(builtIn.node.style, { fontSize: /^\d+$/.test(size) ? `${size}px` : size, color: builtIn.text('color') })
    },
  },
}

export const progress: ElementDefinition = {
  properties: {
    percent: Number,
    showInfo: Boolean,
    strokeWidth: null,
    activeColor: String,
    backgroundColor: String,
    color: String,
    borderRadius: null,
    fontSize: null,
    active: Boolean,
    duration: Number,
  },
  create: ({ node }) => node.append(element('progress', { max: 100 }), element('output')),
  watch: {
    'percent, showInfo, activeColor': (builtIn) => {
      const [bar, words] = [builtIn.node.querySelector('progress'), builtIn.node.querySelector('output')]
      if (bar) bar.value = builtIn.number('percent')
      if (words) words.textContent = builtIn.flag('showInfo') ? `${builtIn.number('percent')}%` : ''
      builtIn.node.style.setProperty('--mp-accent', builtIn.text('activeColor') || builtIn.text('color') || null)
    },
  },
}
