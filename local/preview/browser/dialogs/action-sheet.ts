import { element } from '../phone/dom'
import { openSheet, sheetButton } from './layer'

/** Rows to choose from; the answer is the row's index, or undefined when the person leaves. */
export function showActionSheet(items: string[], { title = '', color = '' } = {}): Promise<number | undefined> {
  return new Promise((resolve) => {
    const leave = (index: number | undefined): void => {
      close()
      resolve(index)
    }
    const rows = items.map((item, index) => sheetButton(item, () => leave(index)))
    for (const row of rows) row.style.color = color
    const head = title ? [element('div', { className: 'mp-sheet__title', textContent: title })] : []
    const { close } = openSheet(
      ...head,
      ...rows,
      sheetButton('取消', () => leave(undefined), 'mp-sheet__row--last'),
    )
  })
}
