interface Option {
  value: string
  label: string
  note?: string
}

type RowEvent = WechatMiniprogram.TouchEvent<Record<string, never>, Record<string, never>, { value: string }>

/** Rows to choose from: one, or several with `multiple`. */
Component({
  properties: {
    options: { type: Array, value: [] as Option[] },
    value: { type: String, optionalTypes: [Array], value: '' as string | string[] },
    multiple: { type: Boolean, value: false },
  },

  data: {
    /** The options with their mark. */
    rows: [] as (Option & { chosen: boolean })[],
  },

  observers: {
    'options, value': function (options: Option[], value: string | string[]) {
      const chosen = Array.isArray(value) ? value : [value]
      this.setData({ rows: options.map((option) => ({ ...option, chosen: chosen.includes(option.value) })) })
    },
  },

  methods: {
    onOptionTap(event: RowEvent) {
      const { value } = event.currentTarget.dataset
      this.triggerEvent('change', { value: this.data.multiple ? this.toggled(value) : value })
    },

    toggled(value: string): string[] {
      return this.data.rows.filter((row) => row.chosen !== (row.value === value)).map((row) => row.value)
    },
  },
})
