import path from 'node:path'
import simulate from 'miniprogram-simulate'

/** The part of a rendered component that a test looks at; the library's types leave its events out. */
interface Rendered {
  dom?: Element
  data: Record<string, unknown>
  attach(parent: Node): void
  querySelector(selector: string): Part | undefined
  querySelectorAll(selector: string): Part[]
  addEventListener(event: string, listener: (one: { detail?: unknown }) => void): void
}

interface Part {
  dispatchEvent(event: string, options?: { detail: object }): void
}

type Properties = Record<string, unknown>

/** Stand-ins for tdesign's parts: what they are told is there to be read, and a tap is a tap. */
const button = simulate.load({
  template: '<view class="t-button">{{content}}</view>',
  properties: { content: String, disabled: Boolean, loading: Boolean },
})
/** Stand-ins for our own parts inside another. */
const field = simulate.load({
  template: '<view class="field">{{label}} {{value}} {{error}}<slot /></view>',
  properties: { label: String, value: String, error: String },
})
const choices = simulate.load({ template: '<view class="choices"></view>', properties: { options: Array, value: String } })
const person = simulate.load({
  template: '<view class="person-row">{{name}} {{note}}</view>',
  properties: { name: String, note: String },
})
const organisations = simulate.load({
  template: '<view class="organisation-picker"></view>',
  properties: { items: Array, value: Array, multiple: Boolean },
})
const icon = simulate.load({ template: '<view class="t-icon">{{name}}</view>', properties: { name: String } })

const loaded = new Map<string, string>()

/** One of our components on a page of its own; `under` is the folder of those that belong to some pages only. */
export async function renderComponent(name: string, properties: Properties, under = ''): Promise<Rendered> {
  const folder = path.join(__dirname, '../../miniprogram', under, 'components', name, name)
  // A path can be loaded once only.
  const id =
    loaded.get(name) ??
    simulate.load(folder, name, {
      compiler: 'simulate',
      usingComponents: {
        't-button': button,
        't-icon': icon,
        field,
        'choice-list': choices,
        'person-row': person,
        'organisation-picker': organisations,
      },
    })
  loaded.set(name, id)
  const rendered: Rendered = Object(simulate.render(id, properties))
  rendered.attach(document.createElement('main'))
  await simulate.sleep(20)
  return rendered
}

/** What a person reads, part by part, without the names of icons. */
export function shownText(rendered: Rendered): string {
  const icons = new Set(rendered.dom ? Array.from(rendered.dom.querySelectorAll('.t-icon')) : [])
  const read = (node: Node): string[] => {
    if (node instanceof Element && icons.has(node)) return []
    if (node.childNodes.length > 0) return Array.from(node.childNodes).flatMap(read)
    return [(node.textContent ?? '').trim()]
  }
  return (rendered.dom ? read(rendered.dom) : []).filter((words) => words !== '').join(' ')
}

/** A finger on the part with this selector. */
export async function tap(rendered: Rendered, selector: string, index = 0): Promise<void> {
  const part = rendered.querySelectorAll(selector)[index]
  if (!part) throw new Error(`there is no ${selector} to tap`)
  part.dispatchEvent('tap')
  await simulate.sleep(20)
}

/** Words typed into the part with this selector. */
export async function type(rendered: Rendered, selector: string, value: string): Promise<void> {
  const part = rendered.querySelector(selector)
  if (!part) throw new Error(`there is no ${selector} to type into`)
  part.dispatchEvent('input', { detail: { value } })
  await simulate.sleep(20)
}

/** The details of the events of this name, as they come. */
export function heard(rendered: Rendered, event: string): unknown[] {
  const details: unknown[] = []
  rendered.addEventListener(event, (one) => details.push(one.detail))
  return details
}
