import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { getMe, type Me } from '../../../services/me'
import type { Organisation } from '../../../services/organisation-tree'
import { openPrivacyContract } from '../../../services/privacy'
import { askToNotify } from '../../../services/subscribe'
import { toast } from '../../../services/toast'
import { askedBy, withUnanswered, type Asked } from './asked'
import { limits } from '../../../shared/limits'
import { dropDraft, holdDraft } from './draft'
import { codeIn, opening } from './opening'
import { emptyForm, mistakesInPerson, mistakesInPlace, registrationOf, summaryOf } from './registration'
import type { Form, Invitation, Mistakes, SummaryLine } from './registration'
import { wayOutOf, type WayOut } from './way-out'

/** `again` is what somebody sees first whose registration was returned. */
type Step = 'consent' | 'person' | 'place' | 'again' | 'done'
type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: keyof Form }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>
type AnswersEvent = WechatMiniprogram.CustomEvent<{ value: Form['answers'][string] }, object, { id: string }>
type PhoneEvent = WechatMiniprogram.CustomEvent<{ code?: string }>
type StepEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { step: Step }>

const order: Step[] = ['consent', 'person', 'place']

const welcome = '登记好了，欢迎加入。现在就可以报名活动、提意见。'
/** Whoever is a member at once without an invitation had been entered by staff. */
const tookOver = '登记好了，接着用工作人员替您办的登记。点“我的”里的“为我代办的事”，看替您办过什么，不对的可以撤销。'
/** What to say to somebody who need not register. */
const outcomes: Partial<Record<Me['status'], string>> = {
  approved: '您已经是正式成员，不用再登记。',
  suspended: '您的账号已停用，请联系您所在组织的工作人员。',
}

/** From the address the page was opened with. */
let cameWith = { code: '', setup: false }

definePage({
  data: {
    // where the person is
    step: 'consent' as Step,
    /** 1 to 3 */
    stepNumber: 1,
    // members.getMe
    /** The policy in force. */
    consentVersion: '',
    /** Comes again after the registration was returned, and why it was. */
    again: false,
    reason: '',
    // WeChat's privacy flow
    contractName: '《隐私保护指引》',
    /** WeChat still waits for the person's word. */
    privacyNeeded: false,
    // organisations.listTree
    tree: [] as Organisation[],
    /** organisations.getOrganisation of the chosen ones that ask something. */
    asked: [] as Asked[],
    // members.getInvitation
    invitation: null as Invitation | null,
    invitationOver: false,
    // members.getProfile
    /** 138****8000; kept when no other number is given. */
    heldPhone: '',
    // typed by the person; stays when the network is lost and when the page is left
    form: { ...emptyForm },
    mistakes: {} as Mistakes,
    summary: [] as SummaryLine[],
    // members.register
    /** What there is to say in the end; empty for somebody who waits. */
    outcome: '',
    // what never changes
    limits,
    waitingSteps: [
      { title: '您已提交登记', time: '', state: 'done' },
      { title: '工作人员审核', time: '', text: '结果会在「消息」里告诉您', state: 'current' },
      { title: '报名活动、提意见、收通知', time: '', state: 'todo' },
    ],
  },

  onLoad(query) {
    cameWith = { code: codeIn(query), setup: query.setup === '1' }
    void this.load(() => this.prepare())
  },

  async prepare() {
    const { me, agreed, ...known } = await opening(cameWith.code)
    const again = me.status === 'rejected'
    this.setData({ ...known, again, reason: me.reason ?? '', consentVersion: me.consentVersion })
    if (me.status !== 'guest' && !again) {
      this.setData({ outcome: outcomes[me.status] ?? '' })
      return this.goTo('done')
    }
    await this.showAsked()
    if (agreed && !known.privacyNeeded) this.onPrivacyAgree()
  },

  onContractTap() {
    openPrivacyContract()
  },

  /** WeChat has the person's word. */
  onPrivacyAgree() {
    this.setData({ privacyNeeded: false })
    if (cameWith.setup) return void wx.redirectTo({ url: '/pages/members/claim/claim' })
    this.keep()
    this.goTo(this.data.again ? 'again' : 'person')
  },

  onAgreeTap() {
    if (!this.data.privacyNeeded) this.onPrivacyAgree()
  },

  onFieldChange(event: ChangeEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [`form.${name}`]: event.detail.value, [`mistakes.${name}`]: '' })
    this.keep()
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
    this.keep()
    void this.once('asked', () => this.showAsked())
  },

  /** The questions of the organisations that are chosen now. */
  async showAsked() {
    const { organisationIds } = this.data.form
    this.setData({ asked: await askedBy(this.data.form, this.data.tree) })
    if (organisationIds.join() !== this.data.form.organisationIds.join()) await this.showAsked()
  },

  onAnswersChange(event: AnswersEvent) {
    const { id } = event.currentTarget.dataset
    const answers = event.detail.value
    const asked = this.data.asked.map((one) => (one.organisationId === id ? { ...one, answers, wrong: [] } : one))
    this.setData({ [`form.answers.${id}`]: answers, asked })
    this.keep()
  },

  /** What was entered so far stays on the phone until it is sent. */
  keep() {
    holdDraft({ form: this.data.form, agreedVersion: this.data.consentVersion })
  },

  onPersonNextTap() {
    const mistakes = mistakesInPerson(this.data.form, this.data.heldPhone)
    this.setData({ mistakes })
    if (Object.keys(mistakes).length === 0) this.goTo(this.data.again ? 'again' : 'place')
  },

  onPlaceNextTap() {
    if (this.data.again && this.data.form.organisationIds.length > 0) this.goTo('again')
    else this.onSubmitTap()
  },

  onBackTap() {
    this.goTo(this.data.again ? 'again' : 'person')
  },

  onLineOpen(event: StepEvent) {
    this.goTo(event.currentTarget.dataset.step)
  },

  onSubmitTap() {
    const { form, heldPhone } = this.data
    const person = mistakesInPerson(form, heldPhone)
    const place = mistakesInPlace(form)
    const first = Object.values({ ...person, ...place })[0]
    const unanswered = first === undefined ? withUnanswered(this.data.asked) : null
    if (unanswered) {
      this.setData({ asked: unanswered })
      this.goTo('place')
      return toast('还有问题没有回答')
    }
    if (first === undefined) return void this.once('submit', () => this.register())
    this.setData({ mistakes: { ...person, ...place } })
    this.goTo(Object.keys(person).length > 0 ? 'person' : 'place')
    toast(first)
  },

  async register() {
    const { form, consentVersion, invitation } = this.data
    try {
      const { status } = await call(
        'members.register',
        registrationOf(form, { consentVersion, invitation, asked: this.data.asked }),
      )
      dropDraft()
      const outcome = invitation || form.invitationCode ? welcome : tookOver
      this.setData({ outcome: status === 'approved' ? outcome : '', again: false, form: { ...emptyForm } })
      this.goTo('done')
    } catch (error) {
      const wayOut = error instanceof ApiError ? await wayOutOf(error.code, form, this.data.tree) : undefined
      if (wayOut) await this.takeWayOut(wayOut)
      throw error
    }
    // The registration stands whether or not this answers.
    await getMe({ fresh: true }).catch(() => undefined)
  },

  /** Shows what has to be entered anew; what was typed and still fits stays. */
  async takeWayOut({ step, changes }: WayOut) {
    this.setData(changes)
    // The server's sentence is what helps when this does not answer.
    await this.showAsked().catch(() => undefined)
    const unanswered = step === 'place' ? withUnanswered(this.data.asked) : null
    if (unanswered) this.setData({ asked: unanswered })
    this.keep()
    this.goTo(step)
  },

  goTo(step: Step) {
    const { form, heldPhone, tree, asked } = this.data
    this.setData({ step, stepNumber: order.indexOf(step) + 1, summary: summaryOf(form, heldPhone, tree, asked) })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  onOwnerOpen() {
    void wx.navigateTo({ url: '/pages/members/claim/claim' })
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
