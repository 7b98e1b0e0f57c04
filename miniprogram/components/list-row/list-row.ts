/** One line of a list. Tapping it opens what it stands for, when it has an arrow. */
Component({
  options: { multipleSlots: true },

  properties: {
    heading: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Short words at the end of the line. */
    trailing: { type: String, value: '' },
    icon: { type: String, value: '' },
    /** Something here has not been read. */
    dot: { type: Boolean, value: false },
    arrow: { type: Boolean, value: true },
  },

  methods: {
    onRowTap() {
      if (this.data.arrow) this.triggerEvent('open')
    },
  },
})
