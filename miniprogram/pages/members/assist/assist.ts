import { definePage } from '../../../behaviors/page'
import { call } from '../../../services/api'
import { newDraftKey } from '../../../services/draft-key'
import { getMe, hasRole } from '../../../services/me'
import { goBack } from '../../../services/navigation'
import type { Organisation } from '../../../services/organisation-tree'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import type { Person } from '../person-type'
import { reachedBy } from '../reach'
import { changesIn, emptyForm, entryOf, formOf, mistakesIn, ways, type Form, type Mistakes } from './assist-form'

type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: keyof Form }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>

/** The key of the form that is being filled in. */
let draftKey = newDraftKey()

definePage({
  data: {
    // members.getMe and organisations.listTree
    organisations: [] as Organisation[],
    consentVersion: '',
    /** Organisations can be given to somebody who is known. */
    mayJoin: false,
    /** Whose entry is corrected; empty for somebody new. */
    heldId: '',
    // members.getMember
    held: undefined as Person | undefined,
    // typed by staff; stays when the network is lost
    form: emptyForm,
    mistakes: {} as Mistakes,
    // members.enterAssisted
    /** What was entered last, in words; empty before. */
    entered: '',
    enteredNote: '',
    // what never changes
    limits,
    ways,
  },

  onLoad({ memberId }: { memberId?: string }) {
    draftKey = newDraftKey()
    if (memberId !== undefined) void wx.setNavigationBarTitle({ title: '更正资料' })
    this.setData({ heldId: memberId ?? '' })
    void this.load(() => this.prepare())
  },

  async prepare() {
    const { heldId } = this.data
    const [me, tree, held] = await Promise.all([
      getMe(),
      call('organisations.listTree', {}),
      heldId === '' ? undefined : call('members.getMember', { memberId: heldId }),
    ])
    if (held) this.setData({ held, form: formOf(held) })
    const reached = held ? reachedBy(me, tree.items, 'administrator') : reachedBy(me, tree.items, 'administrator', 'liaison')
    const own = new Set(held?.organisations.map(({ organisationId }) => organisationId))
    this.setData({
      organisations: reached.filter(({ organisationId }) => !own.has(organisationId)),
      consentVersion: me.consentVersion,
      mayJoin: held !== undefined && hasRole(me, 'administrator'),
    })
  },

  onFieldChange(event: ChangeEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [`form.${name}`]: event.detail.value, [`mistakes.${name}`]: '' })
  },

  onOrganisationChange(event: PickEvent) {
    this.setData({ 'form.organisationIds': event.detail.value, 'mistakes.organisationIds': '' })
  },

  onSaveTap() {
    const { form, held } = this.data
    const mistakes = mistakesIn(form, held === undefined)
    this.setData({ mistakes })
    const first = Object.keys(mistakes)[0]
    if (first !== undefined) return void wx.pageScrollTo({ selector: `#${first}`, offsetTop: -16, duration: 200 })
    void this.once('save', () => (held ? this.correct(held) : this.enter()))
  },

  async enter() {
    const { form, consentVersion } = this.data
    const { status } = await call('members.enterAssisted', entryOf(form, consentVersion, draftKey))
    draftKey = newDraftKey()
    this.setData({
      entered: `已为${form.name.trim()}登记`,
      enteredNote: status === 'approved' ? '现在就是正式成员。' : '等管理员审核，通过后就是正式成员。',
      form: emptyForm,
    })
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  async correct(held: Person) {
    const changes = changesIn(this.data.form, held)
    if (Object.keys(changes).length === 1) return toast('您还没有改动')
    await call('members.editAssisted', changes)
    toast('已更正')
    goBack()
  },

  onAnotherTap() {
    this.setData({ entered: '' })
  },

  onDoneTap() {
    goBack()
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
