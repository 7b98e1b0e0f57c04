import { call } from '../../../../services/api'
import { openPage } from '../../../../services/navigation'
import type { Organisation } from '../../../../services/organisation-tree'
import { toast, toastError } from '../../../../services/toast'
import { limits } from '../../../../shared/limits'
import type { AudienceForm } from '../../edit/form'

type Way = WechatMiniprogram.CustomEvent<{ value: AudienceForm['by'] }>
type Organisations = WechatMiniprogram.CustomEvent<{ value: string[] }>
type Chosen = WechatMiniprogram.CustomEvent<{ value: string }>

const ways = [
  { value: 'everyone', label: '所有成员' },
  { value: 'organisations', label: '部分组织的成员', note: '包括下级组织' },
  { value: 'segment', label: '一个分组的成员' },
]

/** Who may sign up: everybody, the members of some organisations, or of a segment. */
Component({
  properties: {
    /** The tree as `organisations.listTree` answers it. */
    organisations: { type: Array, value: [] as Organisation[] },
    /** `{by, organisationIds, segmentId}`; only the one way counts. */
    value: { type: Object, value: { by: 'everyone', organisationIds: [], segmentId: '' } as AudienceForm },
    error: { type: String, value: '' },
  },

  data: {
    ways,
    /** null until they are read */
    segments: null as { value: string; label: string; note: string }[] | null,
  },

  observers: {
    value({ by }: AudienceForm) {
      if (by === 'segment' && !this.data.segments) void this.readSegments()
    },
  },

  pageLifetimes: {
    /** A segment may have been made meanwhile on its own page. */
    show() {
      if (this.data.segments) void this.readSegments()
    },
  },

  methods: {
    async readSegments() {
      try {
        const { items } = await call('segments.listSegments', { limit: 50 })
        this.setData({ segments: items.map(({ segmentId, name, words }) => ({ value: segmentId, label: name, note: words })) })
      } catch (error) {
        toastError(error)
      }
    },

    onWayChange(way: Way) {
      this.tell({ by: way.detail.value })
    },

    onOrganisationsChange(picked: Organisations) {
      const chosen = picked.detail.value
      if (chosen.length > limits.organisations) toast(`最多选 ${limits.organisations} 个，要让更多人报名请选上一级`)
      this.tell({ organisationIds: chosen.slice(0, limits.organisations) })
    },

    onSegmentChange(chosen: Chosen) {
      this.tell({ segmentId: chosen.detail.value })
    },

    onNewSegmentTap() {
      openPage('/pages/members/segment/segment')
    },

    tell(changed: Partial<AudienceForm>) {
      this.triggerEvent('change', { value: { ...this.data.value, ...changed } })
    },
  },
})
