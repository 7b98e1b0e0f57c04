/** A number, its unit and what it means; a tap opens the rows behind it. */
Component({
  properties: {
    value: { type: String, optionalTypes: [Number], value: '' as string | number },
    unit: { type: String, value: '' },
    label: { type: String, value: '' },
  },

  methods: {
    onStatTap() {
      this.triggerEvent('open')
    },
  },
})
