import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { showUnread } from '../../../services/badge'
import { openPage } from '../../../services/navigation'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { agoText } from '../../../services/when'

type Notice = OutputOf<'notices.read'>

definePage({
  data: {
    // from the address
    noticeId: '',
    // notices.read
    notice: null as Notice | null,
    /** Who says it, and when. */
    from: '',
    /** The notice asks for 我已知晓 and the person has not said so. */
    toAcknowledge: false,
    acknowledgedText: '',
  },

  onLoad(query) {
    this.setData({ noticeId: query.noticeId ?? '' })
    void this.load(() => this.read())
  },

  async read() {
    this.show(await call('notices.read', { noticeId: this.data.noticeId }))
    void showUnread()
  },

  show(notice: Notice) {
    const { organisationName, publishedAt, needsAcknowledgement, acknowledgedAt } = notice
    this.setData({
      notice,
      from: [organisationName, agoText(publishedAt)].filter(Boolean).join(' · '),
      toAcknowledge: needsAcknowledgement && acknowledgedAt === undefined,
      acknowledgedText: acknowledgedAt ? `您已知晓 · ${agoText(acknowledgedAt)}` : '',
    })
  },

  onAcknowledgeTap() {
    const asked = askToNotify(['noticePublished'])
    void this.once('acknowledge', async () => {
      await call('notices.acknowledge', { noticeId: this.data.noticeId })
      this.setData({ toAcknowledge: false, acknowledgedText: '您已知晓 · 刚刚' })
      // WeChat's question would cover the words.
      void asked.then(() => toast('好的，已告诉工作人员'))
    })
  },

  onOpenTap() {
    const page = this.data.notice?.page
    if (page) openPage(page.startsWith('/') ? page : `/${page}`)
  },

  onNotifyTap() {
    void askToNotify(['noticePublished'])
  },

  onRetryTap() {
    void this.load(() => this.read())
  },
})
