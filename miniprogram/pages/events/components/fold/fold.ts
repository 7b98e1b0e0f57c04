/** Something rarely needed, folded to one line that says how it stands. What is wrong inside opens it. */
Component({
  properties: {
    heading: { type: String, value: '' },
    /** How it stands, in a few words. */
    summary: { type: String, value: '' },
    /** Something inside is to be corrected. */
    wrong: { type: Boolean, value: false },
  },

  data: { open: false },

  observers: {
    wrong(wrong: boolean) {
      if (wrong) this.setData({ open: true })
    },
  },

  methods: {
    onHeadTap() {
      this.setData({ open: !this.data.open })
    },
  },
})
