import { imageUrls } from '../../../../services/upload'
import { coverOf, drawnFor, type Cover } from '../../cover-of'

/** The picture of an event: from the album, one of the drawn ones, or the one of its kind when nobody chose. */
Component({
  properties: {
    kind: { type: String, value: 'other' },
    /** `{builtIn}` or `{imageId}`, as the server has it. */
    cover: { type: Object, value: null as Cover | null },
    /** A low one, as in a row. */
    compact: { type: Boolean, value: false },
  },

  data: {
    /** from `kind` and `cover` */
    source: drawnFor('reading'),
    /** a drawing, which is dimmed when the page is dark */
    drawn: true,
  },

  observers: {
    'kind, cover': function (kind: string, cover: Cover | null) {
      const { builtIn, imageId } = coverOf(kind, cover)
      this.setData({ source: drawnFor(builtIn), drawn: true })
      if (imageId !== '') void this.fetch(imageId)
    },
  },

  methods: {
    /** The drawing stays while a picture is fetched, and when it cannot be. */
    async fetch(imageId: string) {
      const urls = await imageUrls([imageId]).catch(() => [])
      const now = coverOf(this.data.kind, this.data.cover).imageId
      if (urls[0] !== undefined && now === imageId) this.setData({ source: urls[0], drawn: false })
    },

    onPictureError() {
      if (!this.data.drawn) this.setData({ source: drawnFor(coverOf(this.data.kind, null).builtIn), drawn: true })
    },
  },
})
