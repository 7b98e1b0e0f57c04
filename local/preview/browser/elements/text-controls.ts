import { element, setAttribute } from '../phone/dom'
import { drawPlaceholder } from './placeholder'
import type { BuiltIn } from './built-in'
import type { ElementDefinition, Properties } from './define-element'

const properties: Properties = {
  value: null,
  type: { type: String, value: 'text' },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  autoHeight: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  name: String,
  cursor: { type: Number, value: -1 },
  selectionStart: { type: Number, value: -1 },
  selectionEnd: { type: Number, value: -1 },
  cursorSpacing: Number,
  cursorColor: String,
  adjustPosition: Boolean,
  holdKeyboard: Boolean,
  fixed: Boolean,
  showConfirmBar: Boolean,
  disableDefaultPadding: Boolean,
  alwaysEmbed: Boolean,
  safePasswordCertPath: String,
  safePasswordLength: Number,
  safePasswordTimeStamp: Number,
  safePasswordNonce: String,
  safePasswordSalt: String,
  safePasswordCustomHash: String,
}

const inputModes: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel' }

type Control = HTMLInputElement | HTMLTextAreaElement

export const input: ElementDefinition = textControl(() => element('input'))
export const textarea: ElementDefinition = textControl(() => element('textarea'))

function textControl(make: () => Control): ElementDefinition {
  return {
    properties,
    create(builtIn) {
      const control = make()
      builtIn.control = control
      const words = element('span', { className: 'mp-placeholder', ariaHidden: 'true' })
      builtIn.node.append(element('div', { className: 'mp-text' }, control, words))
      builtIn.field = {
        read: () => control.value,
        reset: () => change(builtIn, control, ''),
      }
      listen(builtIn, control)
    },
    watch: {
      value: (builtIn) => {
        const text = builtIn.text('value')
        if (builtIn.control && builtIn.control.value !== text) builtIn.control.value = text
        afterChange(builtIn)
      },
      'type, password': setKind,
      'placeholder, placeholderClass, placeholderStyle': drawPlaceholder,
      disabled: (builtIn) => builtIn.control?.toggleAttribute('disabled', builtIn.flag('disabled')),
      maxlength: (builtIn) => {
        const most = builtIn.number('maxlength')
        if (most >= 0) builtIn.control?.setAttribute('maxlength', String(most))
        else builtIn.control?.removeAttribute('maxlength')
      },
      ariaLabel: ({ control, data }) => control && setAttribute(control, 'aria-label', data['ariaLabel']),
      'focus, autoFocus': (builtIn) => {
        if (builtIn.flag('focus') || builtIn.flag('autoFocus')) setTimeout(() => builtIn.control?.focus())
      },
    },
  }
}

function setKind(builtIn: BuiltIn): void {
  const { control } = builtIn
  if (!(control instanceof HTMLInputElement)) return
  const type = builtIn.text('type')
  control.type = builtIn.flag('password') || type === 'safe-password' ? 'password' : 'text'
  control.inputMode = inputModes[type] ?? 'text'
}

function listen(builtIn: BuiltIn, control: Control): void {
  let composing = false
  const typed = (): void => {
    if (!composing)
      change(builtIn, control, control.value, { cursor: control.selectionStart ?? control.value.length, keyCode: 0 })
  }
  control.addEventListener('compositionstart', () => (composing = true))
  control.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  control.addEventListener('input', typed)
  control.addEventListener('focus', () => builtIn.fire('focus', { value: control.value, height: 0 }))
  control.addEventListener('blur', () => {
    if (builtIn.flag('focus')) builtIn.set({ focus: false })
    builtIn.fire('blur', { value: control.value, cursor: control.value.length })
  })
  control.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || control instanceof HTMLTextAreaElement || composing) return
    builtIn.fire('confirm', { value: control.value })
    if (!builtIn.flag('confirmHold')) control.blur()
  })
}

/** The own property follows what is typed, so that setting it back from the page is a change. */
function change(builtIn: BuiltIn, control: Control, value: string, more?: { cursor: number; keyCode: number }): void {
  control.value = value
  builtIn.set({ value })
  if (more) builtIn.fire('input', { value, ...more })
  afterChange(builtIn)
}

const lineCounts = new WeakMap<BuiltIn, number>()

function afterChange(builtIn: BuiltIn): void {
  const { control, node } = builtIn
  if (!control) return
  node.toggleAttribute('data-filled', control.value !== '')
  if (!(control instanceof HTMLTextAreaElement)) return
  if (builtIn.flag('autoHeight')) {
    control.style.height = 'auto'
    control.style.height = `${control.scrollHeight}px`
    node.style.height = control.style.height
  }
  const lineHeight = parseFloat(getComputedStyle(control).lineHeight) || 20
  const lineCount = Math.max(1, Math.round(control.scrollHeight / lineHeight))
  if (lineCounts.get(builtIn) === lineCount) return
  lineCounts.set(builtIn, lineCount)
  builtIn.fire('linechange', { height: control.scrollHeight, lineHeight, lineCount })
}
