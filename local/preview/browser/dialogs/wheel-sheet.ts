import { element } from '../phone/dom'
import { openSheet } from './layer'

export interface WheelOptions {
  title: string
  /** labels by column, for what is selected */
  columns(selected: number[]): string[][]
  selected: number[]
  onColumnChange?: ((column: number, index: number) => void) | undefined
}

/** In CSS pixels; the style sheet knows it too. */
const rowHeight = 48

/** Columns that turn, as WeChat's picker; answers with the chosen indexes, or undefined. Each row can also be tapped. */
export function openWheels(options: WheelOptions): Promise<number[] | undefined> {
  return new Promise((resolve) => {
    const wheels = new Wheels(options)
    const leave = (result: number[] | undefined): void => {
      close()
      resolve(result)
    }
    const cancel = element('button', { textContent: '取消', onclick: () => leave(undefined) })
    const confirm = element('button', {
      className: 'mp-wheels__confirm',
      textContent: '确定',
      onclick: () => leave(wheels.selected),
    })
    const head = element('div', { className: 'mp-wheels__head' }, cancel, element('span', {}, options.title), confirm)
    const { close } = openSheet(head, wheels.node)
    wheels.draw()
  })
}

class Wheels {
  readonly node = element('div', { className: 'mp-wheels' })
  readonly selected: number[]

  constructor(private readonly options: WheelOptions) {
    this.selected = [...options.selected]
  }

  draw(): void {
    const columns = this.options.columns(this.selected)
    columns.forEach((labels, column) => {
      this.selected[column] = Math.max(0, Math.min(this.selected[column] ?? 0, labels.length - 1))
      const shown = this.node.children[column] ?? this.node.appendChild(this.column(column))
      if (shown.textContent !== labels.join(''))
        shown.replaceChildren(...labels.map((label, index) => this.row(label, column, index)))
      shown.scrollTop = (this.selected[column] ?? 0) * rowHeight
      this.mark(column)
    })
  }

  private column(column: number): HTMLElement {
    const node = element('div', { className: 'mp-wheels__column', role: 'listbox', tabIndex: 0 })
    node.addEventListener('scrollend', () => this.select(column, Math.round(node.scrollTop / rowHeight)))
    return node
  }

  private row(label: string, column: number, index: number): HTMLElement {
    const row = element('div', { className: 'mp-wheels__row', role: 'option', textContent: label })
    row.addEventListener('click', () => this.select(column, index))
    return row
  }

  private select(column: number, index: number): void {
    if (this.selected[column] === index) return
    this.selected[column] = index
    this.options.onColumnChange?.(column, index)
    this.draw()
  }

  private mark(column: number): void {
    const rows = this.node.children[column]?.children ?? []
    Array.from(rows).forEach((row, index) => row.setAttribute('aria-selected', String(index === this.selected[column])))
  }
}
