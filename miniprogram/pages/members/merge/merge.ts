import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { goBack } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { clashLines, fieldLines, movesText, type FieldLine, type Preview } from './preview-lines'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>

/** Which two, as the page was opened. */
let asked = { keepId: '', goId: '' }

definePage({
  data: {
    // merges.previewMerge
    preview: undefined as Preview | undefined,
    name: '',
    fields: [] as FieldLine[],
    moves: '',
    clashes: [] as { title: string; words: string }[],
    // typed by staff
    reason: '',
    mistake: '',
    // what never changes
    reasonLimit: limits.reason,
  },

  onLoad({ keepId = '', goId = '' }: { keepId?: string; goId?: string }) {
    asked = { keepId, goId }
    if (keepId !== '') void this.load(() => this.refresh())
  },

  async refresh() {
    await this.look(asked)
  },

  async look(which: { keepId: string; goId: string }) {
    const preview = await call('merges.previewMerge', which)
    this.setData({
      preview,
      name: preview.fields.find(({ field }) => field === 'name')?.after ?? '',
      fields: fieldLines(preview),
      moves: movesText(preview),
      clashes: clashLines(preview),
    })
  },

  /** Only where both have a WeChat, or neither, does it matter to staff which one stays; the server decides otherwise. */
  onSwapTap() {
    const { preview } = this.data
    if (preview) void this.once('swap', () => this.look({ keepId: preview.goId, goId: preview.keepId }))
  },

  onReasonChange(event: TextEvent) {
    this.setData({ reason: event.detail.value, mistake: '' })
  },

  onMergeTap() {
    const { preview } = this.data
    const reason = this.data.reason.trim()
    if (!preview) return
    if (reason === '') {
      this.setData({ mistake: '请写下为什么是同一个人' })
      return toast('请写下为什么是同一个人')
    }
    void this.once('merge', () => this.merge(preview, reason))
  },

  async merge({ keepId, goId, closesWeChat }: Preview, reason: string) {
    const { name } = this.data
    const content = `合并后不能拆开。${closesWeChat ? '并入的那份用的微信，以后打不开这份登记。' : ''}${name}会收到消息。`
    if (!(await confirm({ title: `合并${name}的两份登记？`, content, confirmText: '合并' }))) return
    await call('merges.mergeMembers', { keepId, goId, reason })
    toast('已合并')
    goBack()
  },

  onPairsTap() {
    void wx.redirectTo({ url: '/pages/members/duplicates/duplicates' })
  },
})
