import { call } from './api'
import { getMe } from './me'

/** The place of 消息 among the tabs. */
const inboxTab = 1

/** Shows how many messages are unread on the tab; asks the server when the number is not given. */
export async function showUnread(known?: number): Promise<void> {
  try {
    const unread = known ?? (await countUnread())
    if (unread > 0) await wx.setTabBarBadge({ index: inboxTab, text: unread > 99 ? '99+' : String(unread) })
    else await wx.removeTabBarBadge({ index: inboxTab })
  } catch {
    // A badge cannot be set on a page without tabs; the next page with tabs sets it.
  }
}

async function countUnread(): Promise<number> {
  const me = await getMe()
  if (me.status !== 'approved') return 0
  return (await call('notices.listInbox', { limit: 1 })).unread
}
