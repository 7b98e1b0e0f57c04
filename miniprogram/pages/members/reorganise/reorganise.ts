import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { getMe } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import { withBelow, type Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { reachedBy } from '../reach'

type Kind = 'move' | 'merge' | 'close'
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>

const words: Record<Kind, { title: string; where: string; act: string; done: string }> = {
  move: { title: '移动', where: '移到哪个组织下面？', act: '移动', done: '已移动' },
  merge: { title: '合并', where: '并入哪个组织？', act: '合并', done: '已合并' },
  close: { title: '关闭', where: '成员转到哪个组织？', act: '关闭', done: '已关闭' },
}

definePage({
  data: {
    // from the query
    kind: 'move' as Kind,
    organisationId: '',
    // organisations.listTree
    name: '',
    /** Where it may go. */
    targets: [] as Organisation[],
    // what the person is doing
    toIds: [] as string[],
    reason: '',
    mistake: '',
    // reorganisations.previewReorganisation
    sentences: [] as string[],
    // what never changes
    words: words.move,
    reasonLimit: limits.reason,
  },

  onLoad(query) {
    const kind = query.kind === 'merge' || query.kind === 'close' ? query.kind : 'move'
    this.setData({ kind, organisationId: query.organisationId ?? '', words: words[kind] })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { kind, organisationId } = this.data
    const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
    const mine = tree.items.find((item) => item.organisationId === organisationId)
    const below = new Set(withBelow(tree.items, [organisationId]).map((item) => item.organisationId))
    const targets = reachedBy(me, tree.items, 'administrator').filter((item) => {
      if (item.organisationId === organisationId) return false
      if (kind !== 'close' && below.has(item.organisationId)) return false
      return kind !== 'move' || item.organisationId !== mine?.parentId
    })
    this.setData({ name: mine?.name ?? '', targets })
    // Most often the members of a closed organisation go to the one above it.
    if (kind === 'close' && mine?.parentId) await this.choose([mine.parentId])
  },

  onTargetChange(event: PickEvent) {
    void this.once('preview', () => this.choose(event.detail.value))
  },

  async choose(toIds: string[]) {
    const { kind, organisationId } = this.data
    this.setData({ toIds, sentences: [] })
    const [toId] = toIds
    if (toId === undefined) return
    const { sentences } = await call('reorganisations.previewReorganisation', { kind, organisationId, toId })
    if (this.data.toIds[0] === toId) this.setData({ sentences })
  },

  onReasonChange(event: TextEvent) {
    this.setData({ reason: event.detail.value, mistake: '' })
  },

  onActTap() {
    const { kind, words: said, sentences } = this.data
    const reason = this.data.reason.trim()
    const [toId] = this.data.toIds
    if (toId === undefined) return toast('请先选一个组织')
    if (kind === 'close' && reason === '') return this.setData({ mistake: '请写明为什么关闭' })
    void this.once('act', async () => {
      const asked = { title: `${said.act}这个组织？`, content: sentences.join('\n'), confirmText: said.act }
      if (!(await confirm(asked))) return
      await this.act(toId, reason)
      toast(`${said.done}，相关名单会跟着更新`)
      goBack()
    })
  },

  async act(toId: string, reason: string) {
    const { kind, organisationId } = this.data
    if (kind === 'move') await call('reorganisations.moveOrganisation', { organisationId, parentId: toId })
    else if (kind === 'close') await call('reorganisations.closeOrganisation', { organisationId, membersGoTo: toId, reason })
    else await call('reorganisations.mergeOrganisations', { organisationId, intoId: toId, ...(reason ? { reason } : {}) })
  },
})
