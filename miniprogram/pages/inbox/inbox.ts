import { definePage } from '../../behaviors/page'
import { call, type OutputOf } from '../../services/api'
import { showUnread } from '../../services/badge'
import { getMe, type Me } from '../../services/me'
import { openPage } from '../../services/navigation'
import { agoText } from '../../services/when'

type Item = OutputOf<'notices.listInbox'>['items'][number]
type OpenEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>

interface Line {
  noticeId: string
  title: string
  icon: string
  when: string
  read: boolean
}

const asLine = (item: Item): Line => ({
  noticeId: item.noticeId,
  title: item.title,
  icon: item.kind === 'personal' ? 'user-talk' : 'notification',
  when: agoText(item.publishedAt),
  read: item.readAt !== undefined,
})

definePage({
  data: {
    // members.getMe
    status: 'guest' as Me['status'],
    // notices.listInbox
    unread: 0,
    unreadLines: [] as Line[],
    readLines: [] as Line[],
    /** Where the next page starts; empty at the end. */
    nextCursor: '',
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  onPullDownRefresh() {
    void this.load(() => this.refresh())
  },

  onReachBottom() {
    if (this.data.nextCursor !== '') void this.once('more', () => this.loadMore())
  },

  async refresh() {
    const { status } = await getMe({ fresh: this.data.state === 'ready' && this.data.status !== 'approved' })
    this.setData({ status })
    if (status !== 'approved') return
    const { items, nextCursor, unread } = await call('notices.listInbox', {})
    this.show(items.map(asLine), unread, nextCursor)
    void showUnread(unread)
  },

  async loadMore() {
    const { items, nextCursor, unread } = await call('notices.listInbox', { cursor: this.data.nextCursor })
    this.show([...this.data.unreadLines, ...this.data.readLines, ...items.map(asLine)], unread, nextCursor)
  },

  show(lines: Line[], unread: number, nextCursor = '') {
    this.setData({
      unread,
      nextCursor,
      unreadLines: lines.filter((line) => !line.read),
      readLines: lines.filter((line) => line.read),
    })
  },

  onLineOpen(event: OpenEvent) {
    openPage(`/pages/notices/detail/detail?noticeId=${event.currentTarget.dataset.id}`)
  },

  onRegisterTap() {
    openPage('/pages/members/register/register')
  },

  onRetryTap() {
    void this.load(() => this.refresh())
  },
})
