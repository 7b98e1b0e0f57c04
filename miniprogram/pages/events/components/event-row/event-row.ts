/** An event in a list: a calendar leaf, what and when and where, then how it stands. */
Component({
  properties: {
    heading: { type: String, value: '' },
    /** 11月 */
    month: { type: String, value: '' },
    /** 28 */
    day: { type: String, value: '' },
    when: { type: String, value: '' },
    place: { type: String, value: '' },
    /** 还有 3 个名额 … */
    places: { type: String, value: '' },
    tag: { type: String, value: '' },
    tone: { type: String, value: 'neutral' },
  },
  methods: {
    onRowTap() {
      this.triggerEvent('open')
    },
  },
})
