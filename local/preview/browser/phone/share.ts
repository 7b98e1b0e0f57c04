import { showActionSheet } from '../dialogs/action-sheet'
import { showModal } from '../dialogs/modal'
import type { Router } from './router'

interface Shared {
  title?: string
  path?: string
}

/** What was shared last, for tests. */
export const shared: Shared[] = []

/** The menu behind the three dots. */
export async function openMenu(router: Router): Promise<void> {
  const page = router.top
  if (!page) return
  const items = ['重新进入小程序', ...(page.has('onShareAppMessage') ? ['转发给朋友'] : [])]
  const choice = await showActionSheet(items)
  if (choice === 0) location.reload()
  if (choice === 1) await share(router, { from: 'menu' })
}

/** Asks the page what to share and shows the card a friend would see. */
export async function share(router: Router, options: { from: 'menu' | 'button'; target?: object }): Promise<void> {
  const page = router.top
  if (!page) return
  const answer = ((await page.call('onShareAppMessage', options)) ?? {}) as Shared & { promise?: Promise<Shared> }
  const card = { path: `/${page.route}`, ...answer, ...(await answer.promise) }
  shared.push(card)
  await showModal({
    title: '转发给朋友',
    content: `${card.title ?? document.title}\n${card.path}`,
    showCancel: false,
    confirmText: '完成',
  })
}
