import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { getMe, type Me } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import { withBelow, type Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'

type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: 'title' | 'body' }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type SwitchEvent = WechatMiniprogram.CustomEvent<
  { value: boolean },
  Record<string, never>,
  { name: 'includeBelow' | 'needsAcknowledgement' }
>

interface Mistakes {
  title?: string
  body?: string
  organisationIds?: string
}

/** Where the person may write to: below every organisation on which they are editor or administrator. */
function reachOf(me: Me, tree: Organisation[]): Organisation[] {
  const roots = me.roles.filter(({ role }) => ['owner', 'administrator', 'editor'].includes(role))
  return withBelow(
    tree,
    roots.map(({ organisationId }) => organisationId),
  )
}

definePage({
  data: {
    // members.getMe, organisations.listTree
    organisations: [] as Organisation[],
    // typed by the person; stays when the network is lost
    title: '',
    body: '',
    organisationIds: [] as string[],
    includeBelow: true,
    needsAcknowledgement: false,
    mistakes: {} as Mistakes,
    // notices.createDraft
    /** Set once the draft is kept, so that sending it again makes no second one. */
    noticeId: '',
    // what never changes
    limits,
  },

  onLoad() {
    void this.load(() => this.prepare())
  },

  async prepare() {
    const [me, tree] = await Promise.all([getMe(), call('organisations.listTree', {})])
    const organisations = reachOf(me, tree.items)
    const only = organisations.length === 1 ? organisations[0] : undefined
    this.setData({ organisations, organisationIds: only ? [only.organisationId] : [] })
  },

  onTextChange(event: TextEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [name]: event.detail.value, [`mistakes.${name}`]: '', noticeId: '' })
  },

  onOrganisationsChange(event: PickEvent) {
    const chosen = event.detail.value
    if (chosen.length > limits.organisations) toast(`最多选 ${limits.organisations} 个，要发给更多人请选上一级`)
    this.setData({
      organisationIds: chosen.slice(0, limits.organisations),
      'mistakes.organisationIds': '',
      noticeId: '',
    })
  },

  onSwitchChange(event: SwitchEvent) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value, noticeId: '' })
  },

  onSubmitTap() {
    if (!this.isComplete()) return
    void this.once('submit', async () => {
      const noticeId = await this.saveDraft()
      await call('notices.submitForReview', { noticeId })
      toast('已提交，请另一位同事审核')
      goBack()
    })
  },

  onSaveTap() {
    if (!this.isComplete()) return
    void this.once('save', async () => {
      await this.saveDraft()
      toast('已存为草稿')
      goBack()
    })
  },

  async saveDraft(): Promise<string> {
    if (this.data.noticeId !== '') return this.data.noticeId
    const { title, body, organisationIds, includeBelow, needsAcknowledgement } = this.data
    const audience = { organisationIds, includeBelow }
    const { noticeId } = await call('notices.createDraft', { title, body, audience, needsAcknowledgement })
    this.setData({ noticeId })
    return noticeId
  },

  isComplete(): boolean {
    const mistakes: Mistakes = {}
    if (this.data.title.trim() === '') mistakes.title = '请写一个标题'
    if (this.data.body.trim() === '') mistakes.body = '请写通知的内容'
    if (this.data.organisationIds.length === 0) mistakes.organisationIds = '请选择要通知的组织'
    this.setData({ mistakes })
    const first = mistakes.title ?? mistakes.body ?? mistakes.organisationIds
    if (first !== undefined) toast(first)
    return first === undefined
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
