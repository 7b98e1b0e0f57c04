import { definePage } from '../../../behaviors/page'
import { saveFileToAlbum } from '../../../services/album'
import { call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { SaidError } from '../../../services/said-error'
import { whyNoCertificate } from '../afterwards'
import { certificateFacts } from './certificate-facts'
import { certificateLayout, type CertificateFacts } from './certificate-layout'
import { drawCertificate, measureWith, type Pen } from './draw-certificate'

/** Dots for each unit of the page: sharp when it is printed on A5. */
const scale = 2

interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): Pen
}

/** The canvas once it is drawn on; not part of `data`, because it is no value. */
let drawing: Promise<Canvas> | undefined

definePage({
  data: {
    // from the address
    eventId: '',
    // events.getEvent, members.getMe
    /** Why there is none; empty when there is one. */
    whyNot: '',
    /** What stands on it, to be read in large type or aloud. */
    facts: undefined as CertificateFacts | undefined,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  onUnload() {
    drawing = undefined
  },

  async refresh() {
    const [event, me] = await Promise.all([call('events.getEvent', { eventId: this.data.eventId }), getMe()])
    const whyNot = whyNoCertificate(event, Date.now())
    const facts = certificateFacts(event, { name: me.name ?? '', memberId: me.memberId ?? '' })
    // The canvas is there once the page is ready; what is drawn on it follows.
    this.setData({ whyNot, facts, state: 'ready' })
    drawing = whyNot === '' ? this.draw(facts) : undefined
    await drawing
  },

  async draw(facts: CertificateFacts): Promise<Canvas> {
    const canvas = await this.findCanvas()
    const pen = canvas.getContext('2d')
    const layout = certificateLayout(facts, measureWith(pen))
    Object.assign(canvas, { width: layout.width * scale, height: layout.height * scale })
    drawCertificate(pen, layout, scale)
    return canvas
  },

  findCanvas(): Promise<Canvas> {
    return new Promise((resolve, reject) => {
      wx.createSelectorQuery()
        .select('#certificate')
        .fields({ node: true })
        .exec((found: { node?: Canvas }[]) => {
          const canvas = found[0]?.node
          if (canvas) resolve(canvas)
          else reject(new SaidError('证明没有画出来，请再试一次'))
        })
    })
  },

  onSaveTap() {
    void this.once('save', async () => {
      // Whoever is quicker than the drawing waits for it.
      const canvas = await drawing
      if (!canvas) return
      const { tempFilePath } = await wx.canvasToTempFilePath({ canvas, fileType: 'png' })
      await saveFileToAlbum(tempFilePath)
    })
  },
})
