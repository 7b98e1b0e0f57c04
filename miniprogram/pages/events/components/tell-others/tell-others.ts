import { savePicture } from '../../../../services/album'
import { call, type OutputOf } from '../../../../services/api'
import { toastError } from '../../../../services/toast'

type Picture = OutputOf<'events.makeEventPicture'>

/** Ways to pass an event on, and to keep it: a card for a chat, a mini-program code, words for the clipboard, the phone's calendar. */
Component({
  properties: {
    eventId: { type: String, value: '' },
    /** What the clipboard gets: title, time and place. */
    words: { type: String, value: '' },
    /** The page offers the calendar itself. */
    remembered: { type: Boolean, value: false },
  },

  data: {
    /** The mini-program code, once asked for. */
    picture: null as Picture | null,
    busy: false,
  },

  methods: {
    async onPictureOpen() {
      const { eventId } = this.data
      await this.alone(async () => this.setData({ picture: await call('events.makeEventPicture', { eventId }) }))
    },

    async onPictureSave() {
      const { picture } = this.data
      if (picture) await this.alone(() => savePicture(picture))
    },

    /** For somebody who is not in WeChat. */
    onCopyOpen() {
      void wx.setClipboardData({ data: this.data.words })
    },

    onCalendarOpen() {
      this.triggerEvent('remember')
    },

    async alone(work: () => Promise<void>) {
      if (this.data.busy) return
      this.setData({ busy: true })
      await work().catch(toastError)
      this.setData({ busy: false })
    },
  },
})
