import { chooseAndUploadImages } from '../../../../services/upload'
import { toastError } from '../../../../services/toast'
import { coverLabels } from '../../../../shared/labels'
import { coverOf, drawnFor, type BuiltIn, type Cover } from '../../cover-of'

type DrawingTap = WechatMiniprogram.TouchEvent<object, object, { name: BuiltIn }>

const names = Object.keys(coverLabels) as BuiltIn[]

/** The picture of an event and, when asked for, the drawings and the album to choose from. */
Component({
  properties: {
    kind: { type: String, value: 'other' },
    value: { type: Object, value: null as Cover | null },
  },

  data: {
    open: false,
    /** A picture is being sent. */
    sending: false,
    drawings: names.map((name) => ({ name, label: coverLabels[name], source: drawnFor(name) })),
    /** the drawing that is shown, from `kind` and `value`; empty when a picture of the album is */
    chosen: '',
  },

  observers: {
    'kind, value': function (kind: string, value: Cover | null) {
      const { builtIn, imageId } = coverOf(kind, value)
      this.setData({ chosen: imageId === '' ? builtIn : '' })
    },
  },

  methods: {
    onChangeTap() {
      this.setData({ open: !this.data.open })
    },

    onDrawingTap(tap: DrawingTap) {
      this.tell({ builtIn: tap.currentTarget.dataset.name })
    },

    async onAlbumTap() {
      if (this.data.sending) return
      this.setData({ sending: true })
      try {
        const [imageId] = await chooseAndUploadImages(1)
        if (imageId !== undefined) this.tell({ imageId })
      } catch (error) {
        toastError(error)
      } finally {
        this.setData({ sending: false })
      }
    },

    tell(value: Cover) {
      this.setData({ open: false })
      this.triggerEvent('change', { value })
    },
  },
})
