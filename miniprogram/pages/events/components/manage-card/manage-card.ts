import { confirm } from '../../../../services/confirm'
import { goBack, openPage } from '../../../../services/navigation'
import { toast, toastError } from '../../../../services/toast'
import { dropDraft } from '../../edit/saving'

/** What staff can do with an event that is written: change it, make another like it, call it off. */
Component({
  properties: {
    eventId: { type: String, value: '' },
    /** draft, published or cancelled */
    status: { type: String, value: '' },
    /** It stands on the preview itself. */
    previewing: { type: Boolean, value: false },
  },

  data: { removing: false },

  methods: {
    onEditOpen() {
      openPage(`/pages/events/edit/edit?eventId=${this.data.eventId}`)
    },

    onPreviewOpen() {
      openPage(`/pages/events/preview/preview?eventId=${this.data.eventId}`)
    },

    onCopyOpen() {
      openPage(`/pages/events/edit/edit?copy=${this.data.eventId}`)
    },

    onCancelOpen() {
      openPage(`/pages/events/cancel/cancel?eventId=${this.data.eventId}`)
    },

    async onDeleteOpen() {
      if (this.data.removing) return
      this.setData({ removing: true })
      try {
        const content = '草稿没有人看到过，删除后找不回来。'
        if (!(await confirm({ title: '删除草稿？', content, confirmText: '删除' }))) return
        await dropDraft(this.data.eventId)
        toast('草稿已删除')
        goBack()
      } catch (error) {
        toastError(error)
      } finally {
        this.setData({ removing: false })
      }
    },
  },
})
