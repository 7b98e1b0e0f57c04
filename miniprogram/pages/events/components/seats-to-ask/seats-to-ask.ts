import type { Asked } from '../../edit/changing'

type HolderTap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** Who must be asked to give seats back before an event can have so few: the last to sign up first. */
Component({
  properties: { people: { type: Array, value: [] as Asked[] } },

  methods: {
    onRemoveTap(tap: HolderTap) {
      const person = this.data.people.find(({ memberId }) => memberId === tap.currentTarget.dataset.id)
      if (person) this.triggerEvent('remove', { memberId: person.memberId, name: person.name })
    },
  },
})
