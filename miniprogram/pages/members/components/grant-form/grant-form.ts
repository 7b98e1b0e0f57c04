import type { RoleName } from '../../../../services/me'
import type { Organisation } from '../../../../services/organisation-tree'
import { toast } from '../../../../services/toast'
import { dateText } from '../../../../services/when'
import { today } from '../../last-day'

interface Option {
  value: RoleName
  label: string
  note: string
}

type ChoiceEvent<T> = WechatMiniprogram.CustomEvent<{ value: T }>

/** Which role, for which organisation and until when. */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    /** Those on which a role may be granted. */
    organisations: { type: Array, value: [] as Organisation[] },
    /** What is chosen at first: one or none. */
    suggested: { type: String, value: '' },
    loading: { type: Boolean, value: false },
  },

  data: {
    role: '' as RoleName | '',
    /** One or none. */
    organisationIds: [] as string[],
    /** `YYYY-MM-DD`; empty for no end */
    lastDay: '',
    lastDayWords: '',
    // what never changes
    today: today(),
  },

  lifetimes: {
    attached() {
      if (this.data.suggested !== '') this.setData({ organisationIds: [this.data.suggested] })
    },
  },

  methods: {
    onRoleChange(event: ChoiceEvent<RoleName>) {
      this.setData({ role: event.detail.value })
    },

    onOrganisationChange(event: ChoiceEvent<string[]>) {
      this.setData({ organisationIds: event.detail.value })
    },

    onLastDayPick(event: ChoiceEvent<string>) {
      this.setData({ lastDay: event.detail.value, lastDayWords: dateText(event.detail.value) })
    },

    onLastDayClear() {
      this.setData({ lastDay: '', lastDayWords: '' })
    },

    onGrantTap() {
      const { role, lastDay } = this.data
      const organisationId = this.data.organisationIds[0]
      if (role === '') return toast('请选一个角色')
      if (organisationId === undefined) return toast('请选这个角色管哪个组织')
      this.triggerEvent('grant', { role, organisationId, lastDay })
    },

    onCancelTap() {
      this.triggerEvent('cancel')
    },
  },
})
