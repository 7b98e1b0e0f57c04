/** Something that is on or off. The whole line can be tapped. */
Component({
  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: Boolean, value: false },
  },

  methods: {
    onRowTap() {
      this.triggerEvent('change', { value: !this.data.value })
    },
  },
})
