import { element, setAttribute } from '../phone/dom'
import { isFormField } from '../phone/definitions'
import { builtInOf, closest, componentsIn, type BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'
import { openCapability } from './open-capabilities'

export const form: ElementDefinition = { properties: { reportSubmit: Boolean } }

function submit(around: BuiltIn): void {
  const value: Record<string, unknown> = {}
  for (const component of componentsIn(around.component)) {
    const data = component.data as Record<string, unknown>
    const name = data['name']
    const field = builtInOf(component)?.field
    if (typeof name !== 'string' || name === '') continue
    if (field) value[name] = field.read()
    else if (isFormField(component)) value[name] = data['value']
  }
  around.fire('submit', { value, formId: '' })
}

function reset(around: BuiltIn): void {
  for (const component of componentsIn(around.component)) builtInOf(component)?.field?.reset()
  around.fire('reset')
}

export const button: ElementDefinition = {
  properties: {
    size: { type: String, value: 'default' },
    type: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    showMessageCard: Boolean,
    appParameter: String,
    phoneNumberNoQuotaToast: Boolean,
    needShowEntrance: Boolean,
    entrancePath: String,
    activityType: null,
  },
  create(builtIn) {
    builtIn.onTap(() => {
      if (builtIn.flag('disabled')) return
      const around = builtIn.text('formType') ? closest(builtIn, 'form') : undefined
      if (around) (builtIn.text('formType') === 'reset' ? reset : submit)(around)
      for (const capability of builtIn.text('openType').split('|')) openCapability(capability, builtIn)
    })
  },
  watch: {
    'type, size, plain, loading, disabled': ({ node, data }) => {
      for (const name of ['type', 'size', 'plain', 'loading', 'disabled']) setAttribute(node, name, data[name])
      setAttribute(node, 'aria-disabled', data['disabled'])
    },
  },
}

export const slider: ElementDefinition = {
  properties: {
    min: Number,
    max: { type: Number, value: 100 },
    step: { type: Number, value: 1 },
    value: Number,
    disabled: Boolean,
    showValue: Boolean,
    name: String,
    activeColor: String,
    backgroundColor: String,
    blockSize: Number,
    blockColor: String,
  },
  create(builtIn) {
    const control = element('input', { type: 'range' })
    const shown = element('output')
    builtIn.control = control
    builtIn.node.append(control, shown)
    builtIn.field = { read: () => Number(control.value), reset: () => builtIn.set({ value: builtIn.number('min') }) }
    control.addEventListener('input', () => {
      shown.textContent = builtIn.flag('showValue') ? control.value : ''
      builtIn.fire('changing', { value: Number(control.value) })
    })
    control.addEventListener('change', () => {
      builtIn.set({ value: Number(control.value) })
      builtIn.fire('change', { value: Number(control.value) })
    })
  },
  watch: {
    'min, max, step, value, showValue': (builtIn) => {
      const { control, node } = builtIn
      if (control) Object.assign(control, { min: builtIn.text('min'), max: builtIn.text('max'), step: builtIn.text('step') })
      if (control) control.value = builtIn.text('value')
      const shown = node.querySelector('output')
      if (shown) shown.textContent = builtIn.flag('showValue') ? builtIn.text('value') : ''
    },
    activeColor: (builtIn) => builtIn.node.style.setProperty('--mp-accent', builtIn.text('activeColor') || null),
    disabled: (builtIn) => builtIn.control?.toggleAttribute('disabled', builtIn.flag('disabled')),
  },
}
