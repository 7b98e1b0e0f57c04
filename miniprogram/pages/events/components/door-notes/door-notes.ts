import { forgetRefused, keptActs, refusedActs, watchDoorActs } from '../../../../services/door-acts'

interface Watching {
  stopWatching?: () => void
}

/** What the door has to tell at the top of a page: acts that wait for a network, and acts that could not be done. */
Component<
  { waiting: number; refused: { key: string; words: string }[] },
  { eventId: { type: StringConstructor; value: string } },
  { refresh(): void; onSeenTap(): void },
  [],
  Watching
>({
  properties: {
    eventId: { type: String, value: '' },
  },

  data: {
    /** how many acts wait */
    waiting: 0,
    /** what could not be done, in words */
    refused: [],
  },

  lifetimes: {
    attached() {
      this.stopWatching = watchDoorActs(() => this.refresh())
    },
    detached() {
      this.stopWatching?.()
    },
  },

  observers: {
    eventId() {
      this.refresh()
    },
  },

  methods: {
    refresh() {
      const { eventId } = this.data
      this.setData({
        waiting: keptActs(eventId).length,
        refused: refusedActs(eventId).map(({ key, name, message }) => ({ key, words: `${name}：${message}` })),
      })
    },

    onSeenTap() {
      forgetRefused(this.data.eventId)
    },
  },
})
