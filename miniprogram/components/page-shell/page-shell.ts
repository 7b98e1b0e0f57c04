import { watchNetwork } from '../../services/network'

interface Watching {
  stopWatching?: () => void
}

/** The frame of every page: surface, margins, room for the action bar, and a bar that says when the network is lost. */
Component<
  { offline: boolean },
  { withActionBar: { type: BooleanConstructor; value: boolean } },
  Record<never, never>,
  [],
  Watching
>({
  properties: {
    /** The page has an `action-bar`, so the last line must be able to scroll above it. */
    withActionBar: { type: Boolean, value: false },
  },

  data: {
    /** The phone has no network. */
    offline: false,
  },

  lifetimes: {
    attached() {
      this.stopWatching = watchNetwork((offline) => {
        if (offline !== this.data.offline) this.setData({ offline })
      })
    },
    detached() {
      this.stopWatching?.()
    },
  },
})
