import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { getMe } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { openPrivacyContract, privacyQuestion } from '../../../services/privacy'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { consentVersion, limits } from '../../../shared/limits'
import { emptyForm, mistakesInPerson, mistakesInPlace, registrationOf, type Form, type Mistakes } from './registration'

type Step = 'consent' | 'person' | 'place' | 'owner' | 'done'
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: keyof Form }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type PhoneEvent = WechatMiniprogram.CustomEvent<{ code?: string }>

const order: Step[] = ['consent', 'person', 'place']

definePage({
  data: {
    // where the person is
    step: 'consent' as Step,
    /** 1 to 3 */
    stepNumber: 1,
    /** Came with the set-up code of a new installation. */
    wantsOwner: false,
    // WeChat's privacy flow
    contractName: '《隐私保护指引》',
    /** WeChat still waits for the person's word. */
    privacyNeeded: false,
    // organisations.listTree
    tree: [] as Organisation[],
    // typed by the person; stays when the network is lost
    form: { ...emptyForm },
    mistakes: {} as Mistakes,
    setupCode: '',
    // members.register
    /** Registered straight into 正式成员. */
    approved: false,
    // what never changes
    limits,
    waitingSteps: [
      { title: '您已提交登记', time: '', state: 'done' },
      { title: '工作人员审核', time: '', text: '结果会在「消息」里告诉您', state: 'current' },
      { title: '报名活动、提意见、收通知', time: '', state: 'todo' },
    ],
  },

  onLoad(query) {
    this.setData({ wantsOwner: query.setup === '1', 'form.invitationCode': query.code ?? query.scene ?? '' })
    void this.load(() => this.prepare())
  },

  async prepare() {
    const [privacy, me, tree] = await Promise.all([privacyQuestion(), getMe({ fresh: true }), call('organisations.listTree', {})])
    const { contractName, needed } = privacy
    this.setData({ contractName, privacyNeeded: needed, tree: tree.items })
    if (me.status === 'pending') this.setData({ step: 'done' })
    if (me.status === 'approved') this.setData({ step: 'done', approved: true })
    if (me.status !== 'rejected') return
    const organisationIds = me.organisations.map((organisation) => organisation.organisationId)
    this.setData({ 'form.name': me.name ?? '', 'form.organisationIds': organisationIds })
  },

  onContractTap() {
    openPrivacyContract()
  },

  /** WeChat has the person's word. */
  onPrivacyAgree() {
    this.setData({ privacyNeeded: false })
    this.goTo(this.data.wantsOwner ? 'owner' : 'person')
  },

  onAgreeTap() {
    if (!this.data.privacyNeeded) this.onPrivacyAgree()
  },

  onFieldChange(event: ChangeEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [`form.${name}`]: event.detail.value, [`mistakes.${name}`]: '' })
  },

  onPhoneAnswer(event: PhoneEvent) {
    const { code } = event.detail
    if (code) this.setData({ 'form.phoneCode': code, 'mistakes.phone': '' })
    else toast('没关系，在下面填写手机号也可以')
  },

  onOrganisationsChange(event: PickEvent) {
    const chosen = event.detail.value
    if (chosen.length > limits.organisations) toast(`最多选 ${limits.organisations} 个组织`)
    this.setData({ 'form.organisationIds': chosen.slice(0, limits.organisations), 'mistakes.organisationIds': '' })
  },

  onPersonNextTap() {
    const mistakes = mistakesInPerson(this.data.form)
    this.setData({ mistakes })
    if (Object.keys(mistakes).length === 0) this.goTo('place')
  },

  onBackTap() {
    this.goTo(this.data.step === 'place' ? 'person' : 'consent')
  },

  onSubmitTap() {
    const mistakes = mistakesInPlace(this.data.form)
    this.setData({ mistakes })
    if (mistakes.organisationIds) return toast(mistakes.organisationIds)
    void this.once('submit', () => this.register())
  },

  async register() {
    try {
      const { status } = await call('members.register', registrationOf(this.data.form))
      await this.finish(status === 'approved')
    } catch (error) {
      if (error instanceof ApiError && error.code === 'PHONE_INVALID') this.askPhoneAgain()
      throw error
    }
  },

  /** WeChat's code was used up or is too old: only a new one, or typing, helps. */
  askPhoneAgain() {
    this.setData({ 'form.phoneCode': '', mistakes: { phone: '请重新获取或填写手机号' } })
    this.goTo('person')
  },

  onOwnerOpen() {
    this.goTo('owner')
  },

  onSetupCodeChange(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ setupCode: event.detail.value })
  },

  onClaimTap() {
    const name = this.data.form.name.trim()
    const setupCode = this.data.setupCode.trim()
    if (name === '' || setupCode.length < 8) return toast(name === '' ? '请填写您的姓名' : '请填写完整的启用码')
    void this.once('submit', async () => {
      const { status } = await call('members.claimOwnership', { setupCode, name, consentVersion })
      await this.finish(status === 'approved')
    })
  },

  async finish(approved: boolean) {
    this.setData({ approved })
    this.goTo('done')
    // The registration stands whether or not this answers.
    await getMe({ fresh: true }).catch(() => undefined)
  },

  goTo(step: Step) {
    this.setData({ step, stepNumber: order.indexOf(step) + 1 })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onNotifyTap() {
    void askToNotify(['registrationReviewed']).then(() => toast('好的，您也可以随时回来看'))
  },

  onHomeTap() {
    void wx.switchTab({ url: '/pages/home/home' })
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
