/** A raised part of a page with an optional heading and a way to more. */
Component({
  properties: {
    heading: { type: String, value: '' },
    /** The words of the way to more, such as 全部. */
    more: { type: String, value: '' },
    /** Holds only `list-row` and `switch-row`, which bring their own space above and below. */
    rows: { type: Boolean, value: false },
  },

  methods: {
    onMoreTap() {
      this.triggerEvent('more')
    },
  },
})
