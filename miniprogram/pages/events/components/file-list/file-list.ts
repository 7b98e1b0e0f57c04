import { chooseAndUploadDocument } from '../../../../services/upload'
import { toast, toastError } from '../../../../services/toast'
import { limits } from '../../../../shared/limits'

interface Attachment {
  fileId: string
  name: string
}
type At = WechatMiniprogram.TouchEvent<object, object, { at: number }>

const refusals = {
  tooLarge: `文件太大，请选 ${limits.documentBytes / 1024 / 1024} MB 以内的`,
  notDocument: '请选 PDF、Word、Excel、PPT 或图片',
}

/** The attachments of an event: added out of a chat, taken off again. Tells the whole list on every change. */
Component({
  properties: { value: { type: Array, value: [] as Attachment[] } },

  data: {
    /** A file is being sent. */
    sending: false,
    // what never changes
    most: limits.eventFiles,
  },

  methods: {
    async onAddTap() {
      if (this.data.sending) return
      this.setData({ sending: true })
      try {
        const chosen = await chooseAndUploadDocument()
        if (typeof chosen === 'object') this.tell([...this.data.value, chosen])
        else if (chosen !== 'cancelled') toast(refusals[chosen])
      } catch (error) {
        toastError(error)
      } finally {
        this.setData({ sending: false })
      }
    },

    onRemoveTap(tap: At) {
      const { at } = tap.currentTarget.dataset
      this.tell(this.data.value.filter((_file, i) => i !== at))
    },

    tell(value: Attachment[]) {
      this.triggerEvent('change', { value })
    },
  },
})
