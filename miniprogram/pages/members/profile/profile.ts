import { definePage } from '../../../behaviors/page'
import { ApiError, call } from '../../../services/api'
import { getMe } from '../../../services/me'
import { openPage } from '../../../services/navigation'
import { toast } from '../../../services/toast'
import { limits } from '../../../shared/limits'
import { changesIn, formOf, mistakesIn, type Form, type Mistakes, type Profile } from './profile-form'

type ChangeEvent = WechatMiniprogram.CustomEvent<{ value: string }, Record<string, never>, { name: keyof Form }>
type PhoneEvent = WechatMiniprogram.CustomEvent<{ code?: string }>

const nobody: Profile = { name: '', skills: [] }

definePage({
  data: {
    // members.getProfile
    held: nobody,
    // members.getMe
    organisations: '',
    // typed by the person; stays when the network is lost
    form: formOf(nobody),
    mistakes: {} as Mistakes,
    /** The number is being replaced. */
    changingPhone: false,
    // what never changes
    limits,
  },

  onLoad() {
    void this.load(() => this.prepare())
  },

  async prepare() {
    const [me, profile] = await Promise.all([getMe(), call('members.getProfile', {})])
    this.setData({ organisations: me.organisations.map((organisation) => organisation.name).join('\n') })
    this.show(profile)
  },

  show(profile: Profile) {
    this.setData({ held: profile, form: formOf(profile), mistakes: {}, changingPhone: profile.phone === undefined })
  },

  onFieldChange(event: ChangeEvent) {
    const { name } = event.currentTarget.dataset
    this.setData({ [`form.${name}`]: event.detail.value, [`mistakes.${name}`]: '' })
  },

  onPhoneChangeTap() {
    this.setData({ changingPhone: true })
  },

  onPhoneKeepTap() {
    this.setData({ changingPhone: false, 'form.phone': '', 'form.phoneCode': '', 'mistakes.phone': '' })
  },

  onPhoneAnswer(event: PhoneEvent) {
    const { code } = event.detail
    if (code) this.setData({ 'form.phoneCode': code, 'mistakes.phone': '' })
    else toast('没关系，直接填写手机号也可以')
  },

  onSaveTap() {
    const { form, held } = this.data
    const mistakes = mistakesIn(form)
    this.setData({ mistakes })
    const first = Object.keys(mistakes)[0]
    if (first !== undefined) return void wx.pageScrollTo({ selector: `#${first}`, offsetTop: -16, duration: 200 })
    const changes = changesIn(form, held)
    if (Object.keys(changes).length === 0) return toast('您还没有改动')
    void this.once('save', async () => {
      await this.save(changes)
      toast('已保存')
    })
  },

  async save(changes: ReturnType<typeof changesIn>) {
    try {
      this.show(await call('members.updateProfile', changes))
    } catch (error) {
      // WeChat's code was used up or is too old: only a new one, or typing, helps.
      if (error instanceof ApiError && error.code === 'PHONE_INVALID') {
        this.setData({ 'form.phoneCode': '', 'mistakes.phone': '请重新获取或填写手机号' })
      }
      throw error
    }
    // What was saved stands whether or not this answers.
    await getMe({ fresh: true }).catch(() => undefined)
  },

  onLooksOpen() {
    openPage('/pages/members/looks/looks')
  },

  onRetryTap() {
    void this.load(() => this.prepare())
  },
})
