/** Those who come and agreed to be named. */
Component({
  properties: {
    people: { type: Array, value: [] as { name: string; companions: number }[] },
    /** There are more than are shown. */
    more: { type: Boolean, value: false },
  },

  methods: {
    onMoreTap() {
      this.triggerEvent('more')
    },
  },
})
