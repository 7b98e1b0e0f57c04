/** A person in a list; what can be done comes through the slot. */
Component({
  properties: {
    name: { type: String, value: '' },
    note: { type: String, value: '' },
  },

  data: {
    /** Stands for a picture. */
    initial: '',
  },

  observers: {
    name(name: string) {
      this.setData({ initial: Array.from(name)[0] ?? '' })
    },
  },
})
