interface Option {
  value: string
  label: string
}
type ChipEvent = WechatMiniprogram.TouchEvent<object, object, { value: string }>

/** One of a few words, of which the first usually means all; or with `multiple` any of them. */
Component({
  properties: {
    /** What is chosen among. */
    label: { type: String, value: '' },
    options: { type: Array, value: [] as Option[] },
    value: { type: String, optionalTypes: [Array], value: '' as string | string[] },
    multiple: { type: Boolean, value: false },
  },

  data: {
    /** The options with their mark. */
    chips: [] as (Option & { chosen: boolean })[],
  },

  observers: {
    'options, value': function (options: Option[], value: string | string[]) {
      const chosen = Array.isArray(value) ? value : [value]
      this.setData({ chips: options.map((option) => ({ ...option, chosen: chosen.includes(option.value) })) })
    },
  },

  methods: {
    onChipTap(event: ChipEvent) {
      const { value } = event.currentTarget.dataset
      this.triggerEvent('change', { value: this.data.multiple ? this.toggled(value) : value })
    },

    toggled(value: string): string[] {
      return this.data.chips.filter((chip) => chip.chosen !== (chip.value === value)).map((chip) => chip.value)
    },
  },
})
