/** The one thing that can be done on this page, above the thumb; and why, when nothing can. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** One line above the button. */
    reason: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
    loading: { type: Boolean, value: false },
    /** The words of a second, quieter action. */
    secondary: { type: String, value: '' },
  },

  methods: {
    onMainTap() {
      if (!this.data.disabled && !this.data.loading) this.triggerEvent('main')
    },

    onSecondaryTap() {
      if (!this.data.loading) this.triggerEvent('secondary')
    },
  },
})
