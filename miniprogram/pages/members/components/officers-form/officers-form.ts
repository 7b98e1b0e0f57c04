import { call } from '../../../../services/api'
import { toast } from '../../../../services/toast'

interface Officer {
  memberId: string
  name: string
  title: string
}
type TextEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type TapEvent = WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>

/** So many people are enough to recognise the one who is meant. */
const found = 5

/** Who leads an organisation: found by name among its members, each with a title. */
Component({
  properties: {
    organisationId: { type: String, value: '' },
    value: { type: Array, value: [] as Officer[] },
    most: { type: Number, value: 20 },
    titleLimit: { type: Number, value: 20 },
    loading: { type: Boolean, value: false },
  },

  data: {
    officers: [] as Officer[],
    sought: '',
    people: [] as { memberId: string; name: string; note: string }[],
    /** Nobody has that name. */
    none: false,
    /** Whose title is being written. */
    chosen: null as { memberId: string; name: string } | null,
    title: '',
  },

  observers: {
    value(value: Officer[]) {
      this.setData({ officers: value })
    },
  },

  methods: {
    onSoughtChange(event: TextEvent) {
      const sought = event.detail.value
      this.setData({ sought })
      void this.find(sought.trim())
    },

    async find(namePrefix: string) {
      if (namePrefix === '') return this.setData({ people: [], none: false })
      const { organisationId } = this.data
      const input = { organisationId, namePrefix, status: 'approved' as const, limit: found }
      const answer = await call('members.listMembers', input).catch(() => ({ items: [] }))
      // An answer to what is no longer typed is not shown.
      if (this.data.sought.trim() !== namePrefix) return
      const people = answer.items.map(({ memberId, name, organisations }) => {
        return { memberId, name, note: organisations.map((organisation) => organisation.name).join('、') }
      })
      this.setData({ people, none: people.length === 0 })
    },

    onPersonTap(event: TapEvent) {
      const { id, name } = event.currentTarget.dataset
      if (this.data.officers.some(({ memberId }) => memberId === id)) return toast(`${name}已经在里面了`)
      this.setData({ chosen: { memberId: id, name }, title: '', people: [], sought: '' })
    },

    onTitleChange(event: TextEvent) {
      this.setData({ title: event.detail.value })
    },

    onAddTap() {
      const title = this.data.title.trim()
      const { chosen } = this.data
      if (!chosen) return
      if (title === '') return toast('请填写职务')
      this.save([...this.data.officers, { ...chosen, title }])
    },

    onRemoveTap(event: TapEvent) {
      const { id } = event.currentTarget.dataset
      this.save(this.data.officers.filter(({ memberId }) => memberId !== id))
    },

    save(officers: Officer[]) {
      this.setData({ chosen: null, title: '' })
      this.triggerEvent('save', { officers: officers.map(({ memberId, title }) => ({ memberId, title })) })
    },
  },
})
