import type { EventFacts } from '../../facts'

/** What an event is, when and where, how much room it has and who holds it. Tells what is tapped: `place`, `online` or `organisation`. */
Component({
  properties: {
    facts: { type: Object, value: null as EventFacts | null },
    /** The picture of the event is shown. */
    pictured: { type: Boolean, value: true },
  },

  methods: {
    onFactTap(tap: WechatMiniprogram.TouchEvent<object, object, { fact: string }>) {
      this.triggerEvent(tap.currentTarget.dataset.fact)
    },
  },
})
