import { element } from '../phone/dom'

/** The tap that opens a layer must not reach what the layer shows, in milliseconds. */
const deafTime = 100

/** Puts something over the whole phone. `dim` darkens what is under it and keeps touches away from it. */
export function openLayer(content: HTMLElement, { dim = true }: { dim?: boolean } = {}): HTMLElement {
  const layer = element('div', { className: dim ? 'mp-layer mp-layer--dim' : 'mp-layer' }, content)
  document.body.append(layer)
  layer.inert = true
  if (dim) setTimeout(() => (layer.inert = false), deafTime)
  return layer
}

/** A layer from the bottom, with rows and a last one to leave it. */
export function openSheet(...children: (Node | string)[]): { sheet: HTMLElement; close(): void } {
  const sheet = element('div', { className: 'mp-sheet', role: 'dialog' }, ...children)
  const layer = openLayer(sheet)
  return { sheet, close: () => layer.remove() }
}

export function sheetButton(text: string, onclick: () => void, className = ''): HTMLButtonElement {
  return element('button', { className: `mp-sheet__row ${className}`, textContent: text, onclick })
}
