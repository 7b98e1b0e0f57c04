import { showActionSheet } from '../dialogs/action-sheet'
import { showModal, type ModalOptions } from '../dialogs/modal'
import { hideToast, showToast, type ToastOptions } from '../dialogs/toast'
import { methods, Refusal, type Api } from './convention'

interface SheetOptions {
  itemList: string[]
  alertText?: string
  itemColor?: string
}

export const feedbackApi: Api = methods({
  showToast: (options: ToastOptions) => showToast(options),
  hideToast: () => hideToast(),
  showLoading: (options: ToastOptions) => showToast({ ...options, icon: 'loading', duration: 0 }),
  hideLoading: () => hideToast(),
  showModal: (options: ModalOptions) => showModal(options),
  showActionSheet: async ({ itemList, alertText, itemColor }: SheetOptions) => {
    const tapIndex = await showActionSheet(itemList, { title: alertText ?? '', color: itemColor ?? '' })
    if (tapIndex === undefined) throw new Refusal('cancel')
    return { tapIndex }
  },
  enableAlertBeforeUnload: () => undefined,
  disableAlertBeforeUnload: () => undefined,
})
