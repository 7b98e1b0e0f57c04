import { element } from '../phone/dom'
import { openLayer } from './layer'

export interface ToastOptions {
  title?: string
  icon?: 'success' | 'error' | 'fail' | 'exception' | 'loading' | 'none'
  image?: string
  duration?: number
  mask?: boolean
}

const usualDuration = 1500
let shown: HTMLElement | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows words for a while, in place of those shown before. `duration` 0 keeps them. */
export function showToast({ title = '', icon = 'success', duration = usualDuration, mask = false }: ToastOptions): void {
  hideToast()
  const picture = element('span', { className: `mp-toast__icon mp-toast__icon--${icon}`, ariaHidden: 'true' })
  const toast = element('div', { className: 'mp-toast', role: 'status' }, ...(icon === 'none' ? [] : [picture]), title)
  shown = openLayer(toast, { dim: false })
  shown.classList.toggle('mp-layer--blocking', mask)
  if (duration > 0) timer = setTimeout(hideToast, duration)
}

export function hideToast(): void {
  clearTimeout(timer)
  shown?.remove()
  shown = undefined
}
