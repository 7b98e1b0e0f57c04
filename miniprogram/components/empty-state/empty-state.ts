/** Nothing is here yet: why, and what to do. */
Component({
  properties: {
    icon: { type: String, value: 'browse' },
    text: { type: String, value: '' },
    /** The words of the button; none without. */
    action: { type: String, value: '' },
  },

  methods: {
    onActionTap() {
      this.triggerEvent('action')
    },
  },
})
