import { goBack } from '../../services/navigation'

/** Why the page did not open, and how to go on. */
Component({
  properties: {
    /** `{ message, mayRetry, requestId }` */
    error: { type: Object, optionalTypes: [null], value: { message: '', mayRetry: true, requestId: '' } },
  },

  methods: {
    onRetryTap() {
      this.triggerEvent('retry')
    },

    onBackTap() {
      goBack()
    },
  },
})
