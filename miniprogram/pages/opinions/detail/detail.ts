import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { confirm } from '../../../services/confirm'
import { toast } from '../../../services/toast'
import { imageUrls } from '../../../services/upload'
import { limits } from '../../../shared/limits'
import { emptyForm, missingIn, sendAct } from './act-form'
import { barFor, mainActions, type Action } from './actions'
import { toLetter, type Letter } from './letter'

type Opinion = OutputOf<'opinions.getOpinion'>
type Change = WechatMiniprogram.CustomEvent<{ value: string }, object, { name: string }>

const beforeReply = { title: '发出答复？', content: '对方会马上收到，发出后不能改。', confirmText: '发出' }
const afterwards: Record<Action['does'], string> = {
  accept: '已受理',
  assign: '已交办',
  reply: '已答复',
  rate: '谢谢您的评价',
}

definePage({
  data: {
    // fixed
    limits,
    ratings: [
      { value: 'satisfied', label: '满意', note: '事情办好了，或说清楚了' },
      { value: 'unsatisfied', label: '不满意', note: '请说说还差什么' },
    ],
    // from the address
    opinionId: '',
    // from the server
    opinion: undefined as Opinion | undefined,
    /** the opinion and its answer, in words */
    letter: undefined as Letter | undefined,
    /** addresses of its images */
    pictures: [] as string[],
    /** whom it can be given to; asked for when needed */
    handlers: [] as { value: string; label: string; note: string }[],
    /** what the action bar offers, the main one first */
    actions: [] as Action[],
    /** the words on its buttons */
    bar: barFor([], ''),
    // from the person
    /** the form that is open */
    doing: '' as '' | Action['does'],
    form: emptyForm,
    /** what is still to do in the form that is open */
    formError: '',
  },

  onLoad({ opinionId = '' }: { opinionId?: string }) {
    this.setData({ opinionId })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const opinion = await call('opinions.getOpinion', { opinionId: this.data.opinionId })
    const actions = mainActions(opinion.can)
    const doing = opinion.can.includes('rate') ? 'rate' : ''
    this.setData({ opinion, letter: toLetter(opinion, Date.now()), actions })
    this.turnTo(doing)
    void this.showPictures()
  },

  /** Opens a form, or none. */
  turnTo(doing: '' | Action['does']) {
    this.setData({ doing, formError: '', bar: barFor(this.data.actions, doing) })
  },

  /** The letter is readable without its images, so they come after it. */
  async showPictures() {
    const pictures = await imageUrls(this.data.opinion?.imageIds ?? []).catch(() => [])
    this.setData({ pictures })
  },

  onPictureTap(tap: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
    const { pictures } = this.data
    void wx.previewImage({ urls: pictures, current: pictures[tap.currentTarget.dataset.index] })
  },

  onFormChange(change: Change) {
    this.setData({ [`form.${change.currentTarget.dataset.name}`]: change.detail.value, formError: '' })
  },

  onMainTap() {
    const { doing, actions } = this.data
    const first = actions[0]?.does
    if (doing !== '') return this.act(doing)
    if (first === 'accept') return this.act(first)
    if (first !== undefined) this.open(first)
  },

  onSecondaryTap() {
    const { doing, actions } = this.data
    if (doing !== '' && doing !== 'rate') return this.turnTo('')
    const second = actions[1]
    if (second) this.open(second.does)
  },

  /** Opens a form below the letter and brings it onto the screen. */
  open(does: Action['does']) {
    void this.once('open', async () => {
      if (does === 'assign' && this.data.handlers.length === 0) await this.loadHandlers()
      this.turnTo(does)
      void wx.pageScrollTo({ selector: '.form', duration: 200 })
    })
  },

  async loadHandlers() {
    const { items } = await call('members.listHandlers', {})
    const handlers = items.map(({ memberId, name, organisationNames }) => ({
      value: memberId,
      label: name,
      note: organisationNames.join('、'),
    }))
    this.setData({ handlers })
  },

  /** Sends what is in the form. */
  act(does: Action['does']) {
    const { opinionId, form } = this.data
    const missing = missingIn(does, form)
    if (missing !== '') return this.setData({ formError: missing })
    void this.once(does, async () => {
      if (does === 'reply' && !(await confirm(beforeReply))) return
      await sendAct(does, opinionId, form)
      this.setData({ form: emptyForm })
      await this.load(() => this.refresh())
      toast(afterwards[does])
    })
  },
})
