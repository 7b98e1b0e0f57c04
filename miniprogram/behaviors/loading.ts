import { toastError } from '../services/toast'
import { loadError, type LoadError } from './load-error'

export type LoadState = 'loading' | 'ready' | 'error'

/** A page that shows a skeleton, then content, or why there is none. */
export const loading = Behavior({
  data: { state: 'loading' as LoadState, error: null as LoadError | null },
  methods: {
    /** Runs `work`, which sets the page's data. What is on the screen stays while it is refreshed, even when that does not work out. */
    async load(work: () => Promise<void>): Promise<void> {
      const refreshing = this.data.state === 'ready'
      if (!refreshing) this.setData({ state: 'loading', error: null })
      try {
        await work()
        this.setData({ state: 'ready', error: null })
      } catch (error) {
        if (refreshing) toastError(error)
        else this.setData({ state: 'error', error: loadError(error) })
      } finally {
        void wx.stopPullDownRefresh()
      }
    },
  },
})
