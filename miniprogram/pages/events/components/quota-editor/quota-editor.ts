import type { Organisation } from '../../../../services/organisation-tree'
import type { QuotaForm } from '../../edit/form'

type At = WechatMiniprogram.TouchEvent<object, object, { at: number }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { at: number }>
type Picked = WechatMiniprogram.CustomEvent<{ value: string[] }>

/** At most so many seats for each of some organisations. Tells the whole list on every change. */
Component({
  properties: {
    /** The tree as `organisations.listTree` answers it. */
    organisations: { type: Array, value: [] as Organisation[] },
    /** `{organisationId, most}`, `most` as it is typed. */
    value: { type: Array, value: [] as QuotaForm[] },
    /** Somebody signed up: only the numbers can change. */
    fixed: { type: Boolean, value: false },
    error: { type: String, value: '' },
    most: { type: Number, value: 20 },
  },

  data: {
    /** An organisation is being added. */
    adding: false,
    /** the quotas with names, from `value` and `organisations` */
    rows: [] as (QuotaForm & { name: string })[],
    /** those that have no quota yet */
    others: [] as Organisation[],
  },

  observers: {
    'value, organisations': function (value: QuotaForm[], organisations: Organisation[]) {
      const names = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]))
      const has = new Set(value.map(({ organisationId }) => organisationId))
      this.setData({
        rows: value.map((quota) => ({ ...quota, name: names.get(quota.organisationId) ?? '已关闭的组织' })),
        others: organisations.filter(({ organisationId }) => !has.has(organisationId)),
      })
    },
  },

  methods: {
    onAddTap() {
      this.setData({ adding: !this.data.adding })
    },

    onOrganisationPick(picked: Picked) {
      const [organisationId] = picked.detail.value
      if (organisationId === undefined) return
      this.setData({ adding: false })
      this.tell([...this.data.value, { organisationId, most: '' }])
    },

    onMostChange(typed: Typed) {
      const { at } = typed.currentTarget.dataset
      const most = typed.detail.value
      this.tell(this.data.value.map((quota, i) => (i === at ? { ...quota, most } : quota)))
    },

    onRemoveTap(tap: At) {
      const { at } = tap.currentTarget.dataset
      this.tell(this.data.value.filter((_quota, i) => i !== at))
    },

    tell(value: QuotaForm[]) {
      this.triggerEvent('change', { value })
    },
  },
})
