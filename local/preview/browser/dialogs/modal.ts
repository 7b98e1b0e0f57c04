import { element } from '../phone/dom'
import { openLayer } from './layer'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** A question with one or two answers; with `editable` the person writes the answer. */
export function showModal(options: ModalOptions, extra?: HTMLElement): Promise<ModalResult> {
  const { title = '', content = '', showCancel = true, editable = false } = options
  return new Promise((resolve) => {
    const field = editable
      ? element('textarea', { className: 'mp-modal__field', value: content, placeholder: options.placeholderText ?? '' })
      : undefined
    const answer = (confirm: boolean): void => {
      layer.remove()
      resolve({ confirm, cancel: !confirm, content: field && confirm ? field.value : null })
    }
    const cancel = element('button', { textContent: options.cancelText ?? '取消', onclick: () => answer(false) })
    const confirm = element('button', {
      className: 'mp-modal__confirm',
      textContent: options.confirmText ?? '确定',
      onclick: () => answer(true),
    })
    if (options.cancelColor) cancel.style.color = options.cancelColor
    if (options.confirmColor) confirm.style.color = options.confirmColor
    const body = field ?? extra ?? element('p', { textContent: content })
    const modal = element(
      'div',
      { className: 'mp-modal', role: 'dialog', ariaModal: 'true', ariaLabel: title || content },
      ...(title ? [element('h3', { textContent: title })] : []),
      body,
      element('footer', {}, ...(showCancel ? [cancel] : []), confirm),
    )
    const layer = openLayer(modal)
    field?.focus()
  })
}
