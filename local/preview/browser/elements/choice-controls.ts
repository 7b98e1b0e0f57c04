import { element, setAttribute } from '../phone/dom'
import { closest, elementsIn, type BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

const properties = { checked: Boolean, disabled: Boolean, value: String, color: String, name: String, type: String }

function choice(type: 'checkbox' | 'radio', changed: (builtIn: BuiltIn, checked: boolean) => void): ElementDefinition {
  return {
    properties,
    create(builtIn) {
      const control = element('input', { type })
      builtIn.control = control
      builtIn.node.prepend(control)
      control.addEventListener('change', () => {
        builtIn.set({ checked: control.checked })
        changed(builtIn, control.checked)
      })
    },
    watch: {
      checked: (builtIn) => check(builtIn, builtIn.flag('checked')),
      disabled: (builtIn) => builtIn.control?.toggleAttribute('disabled', builtIn.flag('disabled')),
      color: (builtIn) => builtIn.node.style.setProperty('--mp-accent', builtIn.text('color') || null),
      ariaLabel: ({ control, data }) => control && setAttribute(control, 'aria-label', data['ariaLabel']),
    },
  }
}

export const switchControl: ElementDefinition = withField(
  choice('checkbox', (builtIn, checked) => builtIn.fire('change', { value: checked })),
  (builtIn) => ({ read: () => isChecked(builtIn), reset: () => check(builtIn, false) }),
)

export const checkbox = choice('checkbox', (builtIn) => {
  const group = closest(builtIn, 'checkbox-group')
  group?.fire('change', { value: checkedValues(group, 'checkbox') })
})

export const radio = choice('radio', (builtIn) => {
  const group = closest(builtIn, 'radio-group')
  if (!group) return
  for (const other of elementsIn(group.component)) if (other.tag === 'radio' && other !== builtIn) check(other, false)
  group.fire('change', { value: builtIn.text('value') })
})

export const checkboxGroup: ElementDefinition = group('checkbox', (values) => values)
export const radioGroup: ElementDefinition = group('radio', (values) => values[0] ?? '')

function group(tag: string, summarise: (values: string[]) => unknown): ElementDefinition {
  return withField({ properties: { name: String } }, (builtIn) => ({
    read: () => summarise(checkedValues(builtIn, tag)),
    reset: () => elementsIn(builtIn.component).forEach((inner) => inner.tag === tag && check(inner, false)),
  }))
}

function withField(definition: ElementDefinition, field: (builtIn: BuiltIn) => NonNullable<BuiltIn['field']>): ElementDefinition {
  return {
    ...definition,
    create(builtIn) {
      definition.create?.(builtIn)
      builtIn.field = field(builtIn)
    },
  }
}

function checkedValues(outer: BuiltIn, tag: string): string[] {
  return elementsIn(outer.component).flatMap((inner) => (inner.tag === tag && isChecked(inner) ? [inner.text('value')] : []))
}

function isChecked({ control }: BuiltIn): boolean {
  return control instanceof HTMLInputElement && control.checked
}

function check(builtIn: BuiltIn, checked: boolean): void {
  if (builtIn.control instanceof HTMLInputElement) builtIn.control.checked = checked
  if (builtIn.flag('checked') !== checked) builtIn.set({ checked })
}

/** A tap on the label is a tap on the control inside it, or on the one `for` names. */
export const label: ElementDefinition = {
  properties: { for: String },
  create(builtIn) {
    builtIn.onTap(() => {
      const target = controlOf(builtIn)
      if (target?.tag === 'button') target.component.triggerEvent('tap', {}, { bubbles: false })
      else if (target?.control && ['checkbox', 'radio'].includes(target.control.type)) target.control.click()
      else target?.control?.focus()
    })
  },
}

function controlOf(builtIn: BuiltIn): BuiltIn | undefined {
  const id = builtIn.text('for')
  const inside = elementsIn(builtIn.component).find(({ control, tag }) => control || tag === 'button')
  if (!id) return inside
  const named = builtIn.component.ownerShadowRoot?.querySelector(`#${id}`)?.asGeneralComponent()
  return named ? elementsIn(named).find(({ control }) => control) : undefined
}
