import { builtInOfNode, closest, elementsIn, type BuiltIn } from './built-in'
import type { ElementDefinition } from './define-element'

/** Rows are as high as the page makes them; this many pixels when it does not say. */
const rowHeight = 34

export const pickerView: ElementDefinition = {
  properties: {
    value: null,
    indicatorStyle: String,
    indicatorClass: String,
    maskStyle: String,
    maskClass: String,
    immediateChange: Boolean,
  },
  watch: {
    value: (builtIn) =>
      setTimeout(() => columnsOf(builtIn).forEach((column, index) => scrollToRow(column, chosen(builtIn)[index] ?? 0))),
  },
}

export const pickerViewColumn: ElementDefinition = {
  create(builtIn) {
    builtIn.node.addEventListener('scrollend', () => {
      const around = closest(builtIn, 'picker-view')
      if (!around) return
      const value = columnsOf(around).map(({ node }) => Math.round(node.scrollTop / rowOf(node)))
      if (String(value) === String(chosen(around))) return
      around.set({ value })
      around.fire('change', { value })
    })
  },
}

function columnsOf(around: BuiltIn): BuiltIn[] {
  return elementsIn(around.component).filter(({ tag, node }) => tag === 'picker-view-column' && builtInOfNode(node))
}

function chosen({ data }: BuiltIn): number[] {
  return Array.isArray(data['value']) ? (data['value'] as number[]) : []
}

function rowOf(node: HTMLElement): number {
  return (node.firstElementChild as HTMLElement | null)?.offsetHeight || rowHeight
}

function scrollToRow({ node }: BuiltIn, row: number): void {
  node.scrollTop = row * rowOf(node)
}
