import { wordsOf } from './said-error'

/** A short sentence that goes away by itself. */
export function toast(text: string): void {
  void wx.showToast({ title: text, icon: 'none', duration: text.length > 12 ? 3000 : 2000 })
}

/** Says why something was refused. */
export function toastError(error: unknown): void {
  toast(wordsOf(error, '没有完成，请再试一次'))
}
