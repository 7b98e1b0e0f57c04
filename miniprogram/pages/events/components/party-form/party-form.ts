/** Who comes along, and whether one's name may stand on the page. Tells both on every change. */
Component({
  properties: {
    companions: { type: Number, value: 0 },
    /** Companions the event allows; with none nobody is asked. */
    most: { type: Number, value: 0 },
    /** Seats that are left for the whole party, with those it holds already. */
    seatsLeft: { type: Number, value: 0 },
    waitlist: { type: Boolean, value: false },
    showsName: { type: Boolean, value: false },
    /** Somebody is signed up by another person, who cannot agree for them. */
    forOther: { type: Boolean, value: false },
  },

  methods: {
    onStepTap(tap: WechatMiniprogram.TouchEvent<object, object, { by: number }>) {
      const companions = this.data.companions + Number(tap.currentTarget.dataset.by)
      if (companions >= 0 && companions <= this.data.most) this.tell({ companions })
    },

    onNameChange(change: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.tell({ showsName: change.detail.value })
    },

    tell(changed: { companions?: number; showsName?: boolean }) {
      const { companions, showsName } = this.data
      this.triggerEvent('change', { companions, showsName, ...changed })
    },
  },
})
