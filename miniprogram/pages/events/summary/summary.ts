import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { figuresView, type FiguresView } from './figures-view'

definePage({
  data: {
    // from the address
    eventId: '',
    // events.getFigures
    figures: undefined as FiguresView | undefined,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
  },

  onShow() {
    void this.load(() => this.refresh())
  },

  async refresh() {
    this.setData({ figures: figuresView(await call('events.getFigures', { eventId: this.data.eventId })) })
  },

  onRosterTap() {
    openPage(`/pages/events/roster/roster?eventId=${this.data.eventId}`)
  },

  onPhotosTap() {
    openPage(`/pages/events/photos/photos?eventId=${this.data.eventId}`)
  },

  onExportTap() {
    const title = encodeURIComponent(this.data.figures?.title ?? '')
    openPage(`/pages/members/exports/exports?eventId=${this.data.eventId}&title=${title}`)
  },

  onSendTap() {
    const { eventId } = this.data
    void this.once('send', async () => {
      const content = '本组织的管理员会收到这些数字，不含姓名。同一天只发一次。'
      if (!(await confirm({ title: '发给管理员？', content, confirmText: '发送' }))) return
      const { people } = await call('events.sendSummary', { eventId })
      toast(`已发给 ${people} 位管理员`)
    })
  },
})
