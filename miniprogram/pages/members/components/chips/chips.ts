type ChipEvent = WechatMiniprogram.TouchEvent<object, object, { value: string }>

/** One of a few words; the first usually means all. */
Component({
  properties: {
    /** What is chosen among. */
    label: { type: String, value: '' },
    options: { type: Array, value: [] as { value: string; label: string }[] },
    value: { type: String, value: '' },
  },

  methods: {
    onChipTap(event: ChipEvent) {
      this.triggerEvent('change', { value: event.currentTarget.dataset.value })
    },
  },
})
