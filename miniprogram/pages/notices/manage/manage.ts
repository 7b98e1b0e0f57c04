import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe, hasRole } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { agoText } from '../../../services/when'
import { noticeStatusLabels } from '../../../shared/labels'

type Notice = OutputOf<'notices.listForStaff'>['items'][number]
type TapEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { id: string }>

interface Line {
  noticeId: string
  title: string
  body: string
  /** Who wrote it, and when it last changed. */
  by: string
  audience: string
  status: { text: string; tone: string }
  canSubmit: boolean
  canPublish: boolean
}

const tones: Record<Notice['status'], string> = {
  draft: 'neutral',
  inReview: 'warning',
  published: 'success',
  withdrawn: 'neutral',
}

const asLine = (notice: Notice): Line => ({
  noticeId: notice.noticeId,
  title: notice.title,
  body: notice.body,
  by: `${notice.authorName} · ${agoText(notice.publishedAt ?? notice.updatedAt)}`,
  audience: `发给${notice.audience}${notice.recipients === undefined ? '' : ` · ${notice.recipients} 人`}`,
  status: { text: noticeStatusLabels[notice.status], tone: tones[notice.status] },
  canSubmit: notice.can.includes('submitForReview'),
  canPublish: notice.can.includes('publish'),
})

definePagedPage({
  data: {
    // members.getMe
    canWrite: false,
    // notices.listForStaff
    lines: [] as Line[],
    // what the person is looking at
    /** The notice whose whole text is shown. */
    openId: '',
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    const [me] = await Promise.all([getMe(), this.readPage()])
    this.setData({ canWrite: hasRole(me, 'editor', 'administrator') })
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('notices.listForStaff', { cursor })
    this.setData({ lines: joined(cursor, this.data.lines, items.map(asLine)), nextCursor })
  },

  onNoticeTap(event: TapEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ openId: this.data.openId === id ? '' : id })
  },

  onSubmitTap(event: TapEvent) {
    const noticeId = event.currentTarget.dataset.id
    void this.once(noticeId, async () => {
      await call('notices.submitForReview', { noticeId })
      toast('已提交，请另一位同事审核')
      await this.refresh()
    })
  },

  onPublishTap(event: TapEvent) {
    const line = this.data.lines.find((one) => one.noticeId === event.currentTarget.dataset.id)
    if (line) void this.once(line.noticeId, () => this.publish(line))
  },

  async publish({ noticeId, title, audience }: Line) {
    const content = `《${title}》会${audience}。发布后大家马上能看到。`
    if (!(await confirm({ title: '发布这条通知？', content, confirmText: '发布' }))) return
    await call('notices.publish', { noticeId })
    toast('已发布')
    await this.refresh()
  },

  onWriteTap() {
    openPage('/pages/notices/edit/edit')
  },
})
