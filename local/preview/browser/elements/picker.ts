import { openWheels } from '../dialogs/wheel-sheet'
import type { BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'
import { dateWheels, readDate } from './picker-dates'

export const picker: ElementDefinition = {
  properties: {
    mode: { type: String, value: 'selector' },
    range: null,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: { type: String, value: 'day' },
    disabled: Boolean,
    headerText: String,
    name: String,
    level: String,
    customItem: String,
  },
  create(builtIn) {
    builtIn.field = { read: () => builtIn.data['value'], reset: () => builtIn.set({ value: null }) }
    builtIn.onTap(() => {
      if (!builtIn.flag('disabled')) void open(builtIn)
    })
  },
}

async function open(builtIn: BuiltIn): Promise<void> {
  const mode = builtIn.text('mode')
  const chosen = mode === 'date' || mode === 'time' ? await pickDate(builtIn, mode) : await pickFromRange(builtIn, mode)
  if (chosen === undefined) return builtIn.fire('cancel')
  builtIn.set({ value: chosen })
  builtIn.fire('change', { value: chosen })
}

async function pickFromRange(builtIn: BuiltIn, mode: string): Promise<unknown> {
  const several = mode === 'multiSelector' || mode === 'region'
  const range = several ? builtIn.data['range'] : [builtIn.data['range'] ?? []]
  const columns = (Array.isArray(range) ? range : []) as unknown[][]
  const value = builtIn.data['value']
  const selected = (Array.isArray(value) ? value : [value]).map((index) => Number(index) || 0)
  const result = await openWheels({
    title: builtIn.text('headerText'),
    columns: () =>
      (several ? latest(builtIn, columns) : columns).map((items) => items.map((item) => label(item, builtIn.text('rangeKey')))),
    selected,
    onColumnChange: several ? (column, index) => builtIn.fire('columnchange', { column, value: index }) : undefined,
  })
  return several ? result : result?.[0]
}

/** The page may fill other columns when one changes. */
function latest(builtIn: BuiltIn, otherwise: unknown[][]): unknown[][] {
  const range = builtIn.data['range']
  return Array.isArray(range) ? (range as unknown[][]) : otherwise
}

function label(item: unknown, key: string): string {
  return String(key && typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : item)
}

async function pickDate(builtIn: BuiltIn, mode: 'date' | 'time'): Promise<string | undefined> {
  const wheels = dateWheels(mode, {
    value: builtIn.text('value'),
    start: builtIn.text('start'),
    end: builtIn.text('end'),
    fields: builtIn.text('fields'),
  })
  const result = await openWheels({ title: builtIn.text('headerText'), columns: wheels.columns, selected: wheels.selected })
  return result && readDate(mode, wheels, result)
}
