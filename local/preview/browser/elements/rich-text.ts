import { element } from '../phone/dom'
import type { ElementDefinition } from './define-element'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

/** Elements WeChat shows in rich text; anything else is left out with its content. */
const allowed = new Set(
  [
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font',
    'footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table',
    'tbody td tfoot th thead tr tt u ul',
  ].flatMap((line) => line.split(' ')),
)
const dangerous = /^on|^(srcdoc|formaction)$/i

export const richText: ElementDefinition = {
  properties: { nodes: null, space: String, userSelect: Boolean },
  watch: {
    nodes: ({ node, data }) => {
      const nodes = data['nodes']
      node.replaceChildren(...(Array.isArray(nodes) ? (nodes as RichNode[]).flatMap(fromNode) : fromHtml(String(nodes ?? ''))))
    },
  },
}

function fromNode({ type, name = 'span', text, attrs = {}, children = [] }: RichNode): Node[] {
  if (type === 'text') return [document.createTextNode(text ?? '')]
  if (!allowed.has(name.toLowerCase())) return []
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attrs)) setSafely(made, attribute, value)
  made.append(...children.flatMap(fromNode))
  return [made]
}

function fromHtml(html: string): Node[] {
  const template = element('template', { innerHTML: html })
  for (const found of [...template.content.querySelectorAll('*')]) {
    if (!allowed.has(found.tagName.toLowerCase())) found.remove()
    for (const { name, value } of [...found.attributes]) {
      found.removeAttribute(name)
      setSafely(found, name, value)
    }
  }
  return [...template.content.childNodes]
}

function setSafely(target: Element, name: string, value: string): void {
  if (dangerous.test(name) || /^\s*javascript:/i.test(value)) return
  target.setAttribute(name, value)
}
