type InputEvent = WechatMiniprogram.CustomEvent<{ value: string }>

/** A question and its answer. With `custom` the control comes through the slot. */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    /** What is wrong with the answer, in words that help. */
    error: { type: String, value: '' },
    required: { type: Boolean, value: false },
    /** text, number, phone or textarea */
    type: { type: String, value: 'text' },
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 200 },
    /** Show how many characters are left to use. */
    count: { type: Boolean, value: false },
    custom: { type: Boolean, value: false },
  },

  methods: {
    onTextInput(event: InputEvent) {
      this.triggerEvent('change', { value: event.detail.value })
    },
  },
})
