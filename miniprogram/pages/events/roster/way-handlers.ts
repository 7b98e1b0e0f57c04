import { call } from '../../../services/api'
import { openSheet } from '../../../services/sheet-file'

/** What these handlers need of the page. */
interface Host {
  data: { eventId: string }
  once(key: string, work: () => Promise<void>): Promise<void>
}

/** The ways from the roster to other pages. */
export const wayHandlers = {
  onSheetTap(this: Host) {
    void this.once('sheet', async () => {
      const { fileName, base64 } = await call('events.getSheet', { eventId: this.data.eventId })
      await openSheet(fileName, base64)
    })
  },

  onCodeTap(this: Host) {
    void wx.navigateTo({ url: `/pages/events/check-in/check-in?eventId=${this.data.eventId}` })
  },

  onTallyTap(this: Host) {
    void wx.navigateTo({ url: `/pages/events/tally/tally?eventId=${this.data.eventId}` })
  },

  onSignUpForTap(this: Host) {
    void wx.navigateTo({ url: `/pages/events/sign-up-for/sign-up-for?eventId=${this.data.eventId}` })
  },

  onMessageTap(this: Host) {
    void wx.navigateTo({ url: `/pages/events/message/message?eventId=${this.data.eventId}` })
  },

  onWalkInTap(this: Host) {
    void wx.navigateTo({ url: `/pages/events/walk-in/walk-in?eventId=${this.data.eventId}` })
  },
}
