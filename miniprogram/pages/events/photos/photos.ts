import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toast } from '../../../services/toast'
import { chooseAndUploadImages, shownImages } from '../../../services/upload'
import { limits } from '../../../shared/limits'

interface Photo {
  imageId: string
  url: string
}

definePage({
  data: {
    // from the address
    eventId: '',
    // events.listPhotos
    title: '',
    mayManage: false,
    photos: [] as Photo[],
    /** How many more there may be. */
    room: 0,
    // what never changes
    most: limits.eventPhotos,
  },

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { title, mayManage, items } = await call('events.listPhotos', { eventId: this.data.eventId })
    const photos = await shownImages(items.map(({ imageId }) => imageId))
    this.setData({ title, mayManage, photos, room: limits.eventPhotos - items.length })
  },

  onPhotoTap(tap: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const urls = this.data.photos.map(({ url }) => url)
    void wx.previewImage({ urls, current: urls[tap.currentTarget.dataset.index] })
  },

  onAddTap() {
    const { eventId, room } = this.data
    void this.once('add', async () => {
      const imageIds = await chooseAndUploadImages(Math.min(room, limits.uploads))
      if (imageIds.length === 0) return
      await call('events.addPhotos', { eventId, imageIds })
      await this.load(() => this.refresh())
      toast(`已添加 ${imageIds.length} 张`)
    })
  },

  onRemoveTap(tap: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    const { eventId } = this.data
    const imageId = tap.currentTarget.dataset.id
    void this.once(imageId, async () => {
      const content = '照片会从活动和存储里删除，不能恢复。'
      if (!(await confirm({ title: '移除这张照片？', content, confirmText: '移除' }))) return
      await call('events.removePhoto', { eventId, imageId })
      await this.load(() => this.refresh())
      toast('已移除')
    })
  },
})
