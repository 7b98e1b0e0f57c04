import { toastError } from '../services/toast'

/** A page on which a double tap does nothing twice. */
export const locking = Behavior({
  /** What is being done, by the key given to `once`; empty when nothing is. */
  data: { busy: '' },
  methods: {
    /** Runs `work` unless something is being done already. A refusal is shown to the person. */
    async once(key: string, work: () => Promise<void>): Promise<void> {
      if (this.data.busy !== '') return
      this.setData({ busy: key })
      try {
        await work()
      } catch (error) {
        toastError(error)
      } finally {
        this.setData({ busy: '' })
      }
    },
  },
})
