import { definePagedPage } from '../../behaviors/page'
import { joined } from '../../behaviors/paging'
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

definePagedPage({
  data: {
    // members.getMe
    status: 'guest' as Me['status'],
    // notices.listInbox
    unread: 0,
    unreadLines: [] as Line[],
    readLines: [] as Line[],
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { status } = await getMe({ fresh: this.data.state === 'ready' && this.data.status !== 'approved' })
    this.setData({ status })
    if (status !== 'approved') return
    await this.readPage()
    void showUnread(this.data.unread)
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '', unread } = await call('notices.listInbox', { cursor })
    const lines = joined(cursor, [...this.data.unreadLines, ...this.data.readLines], items.map(asLine))
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
})
