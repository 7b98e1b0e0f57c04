/** Why the page did not open, and how to go on. */
Component({
  properties: {
    /** `{ message, requestId }` */
    error: { type: Object, optionalTypes: [null], value: { message: '', requestId: '' } },
  },

  methods: {
    onRetryTap() {
      this.triggerEvent('retry')
    },
  },
})
