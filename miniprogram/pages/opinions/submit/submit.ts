import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { chooseAndUploadImages } from '../../../services/upload'
import { opinionCategoryLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import { dropDraft, heldDraft, holdDraft, newDraft, type Draft } from './draft'
import { answerDays, kindOptions } from './kind-options'
import { picturesOf, type Picture } from './pictures'

type Change = WechatMiniprogram.CustomEvent<{ value: string }, object, { name: 'kind' | 'category' | 'text' | 'organisationId' }>
type ImageTap = WechatMiniprogram.TouchEvent<object, object, { index: number }>

definePage({
  data: {
    // fixed
    limits,
    kinds: kindOptions,
    categories: Object.entries(opinionCategoryLabels).map(([value, label]) => ({ value, label })),
    // from the server
    status: 'guest' as OutputOf<'members.getMe'>['status'],
    /** the draft's images, in their order */
    pictures: [] as Picture[],
    /** to choose from, for somebody who belongs to several */
    organisations: [] as { value: string; label: string }[],
    /** set once submitted */
    receipt: undefined as { opinionId: string; receiptNumber: string; days: number } | undefined,
    // from the person
    draft: newDraft(),
    /** what is still to do before it can be sent, by field */
    errors: {} as { category?: string; text?: string },
  },

  onShow() {
    if (this.data.receipt === undefined) void this.prepare()
  },

  async prepare() {
    await this.load(async () => {
      const me = await getMe()
      const held = this.data.state === 'ready' ? this.data.draft : heldDraft()
      const organisations = me.organisations.map(({ organisationId, name }) => ({ value: organisationId, label: name }))
      const isKnown = organisations.some(({ value }) => value === held.organisationId)
      const draft = isKnown ? held : { ...held, organisationId: organisations[0]?.value ?? '' }
      this.setData({ status: me.status, draft, organisations, pictures: await picturesOf(draft.imageIds) })
    })
  },

  /** Keeps the draft on the phone and on the screen. */
  change(part: Partial<Draft>) {
    const draft = { ...this.data.draft, ...part }
    this.setData({ draft })
    holdDraft(draft)
  },

  async changeImages(imageIds: string[]) {
    this.change({ imageIds })
    this.setData({ pictures: await picturesOf(imageIds) })
  },

  onFieldChange(change: Change) {
    const { name } = change.currentTarget.dataset
    this.change({ [name]: change.detail.value })
    this.setData({ [`errors.${name}`]: '' })
  },

  onAnonymousChange(change: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.change({ anonymous: change.detail.value })
  },

  onAddImageTap() {
    const { imageIds } = this.data.draft
    void this.once('images', async () => {
      const added = await chooseAndUploadImages(limits.opinionImages - imageIds.length)
      if (added.length > 0) await this.changeImages([...imageIds, ...added])
    })
  },

  onImageTap(tap: ImageTap) {
    const urls = this.data.pictures.map(({ url }) => url)
    void wx.previewImage({ urls, current: urls[tap.currentTarget.dataset.index] })
  },

  onRemoveImageTap(tap: ImageTap) {
    const { index } = tap.currentTarget.dataset
    void this.once('images', async () => {
      const sure = await confirm({ title: '移除这张图片？', content: '移除后可以重新添加。', confirmText: '移除' })
      if (!sure) return
      const removed = this.data.pictures[index]?.imageId
      await this.changeImages(this.data.draft.imageIds.filter((imageId) => imageId !== removed))
    })
  },

  onSubmitTap() {
    const { category, organisationId, ...rest } = this.data.draft
    const text = rest.text.trim()
    if (category === '' || text === '') {
      this.setData({ errors: { category: category === '' ? '请选择一类' : '', text: text === '' ? '请写下您的意见' : '' } })
      void wx.pageScrollTo({ selector: text === '' ? '#text' : '#category', offsetTop: -16, duration: 200 })
      return toast('还有几处要补充，请看提示')
    }
    const asked = askToNotify(['opinionAnswered'])
    void this.once('submit', async () => {
      await asked
      const { opinionId, receiptNumber } = await call('opinions.submit', {
        ...rest,
        category,
        text,
        ...(organisationId === '' ? {} : { organisationId }),
      })
      dropDraft()
      this.setData({ receipt: { opinionId, receiptNumber, days: answerDays(rest.kind) }, draft: newDraft(), pictures: [] })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    })
  },

  onFollowTap() {
    void wx.redirectTo({ url: `/pages/opinions/detail/detail?opinionId=${this.data.receipt?.opinionId ?? ''}` })
  },

  onCopyTap() {
    void wx.setClipboardData({ data: this.data.receipt?.receiptNumber ?? '' })
  },

  onAgainTap() {
    this.setData({ receipt: undefined })
    void this.prepare()
  },

  onRegisterTap() {
    void wx.navigateTo({ url: '/pages/members/register/register' })
  },

  onRetryTap() {
    void this.prepare()
  },
})
