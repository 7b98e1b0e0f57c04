import type { Organisation } from '../../services/organisation-tree'

type PickEvent = WechatMiniprogram.CustomEvent<{ value: string[] }>

/** One organisation or all of them, opened to choose and closed again. Answers its id, or an empty one. */
Component({
  properties: {
    /** Those to choose from. */
    items: { type: Array, value: [] as Organisation[] },
    value: { type: String, value: '' },
  },

  data: {
    isOpen: false,
    name: '',
    /** For the picker: one or none. */
    chosen: [] as string[],
  },

  observers: {
    'items, value': function (items: Organisation[], value: string) {
      const name = items.find(({ organisationId }) => organisationId === value)?.name ?? ''
      this.setData({ name, chosen: value === '' ? [] : [value] })
    },
  },

  methods: {
    onRowTap() {
      this.setData({ isOpen: !this.data.isOpen })
    },

    onPick(event: PickEvent) {
      this.choose(event.detail.value[0] ?? '')
    },

    onClearTap() {
      this.choose('')
    },

    choose(value: string) {
      this.setData({ isOpen: false })
      this.triggerEvent('change', { value })
    },
  },
})
