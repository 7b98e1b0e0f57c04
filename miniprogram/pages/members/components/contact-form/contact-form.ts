type ContactTextEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { name: 'phone' | 'address' | 'hours' }>

const callable = /^\+?\d[\d -]{4,}\d$/

/** How an organisation is reached; what is left empty is removed. */
Component({
  properties: {
    /** `{phone, address, hours}` as it is now. */
    value: { type: Object, value: { phone: '', address: '', hours: '' } },
    limits: { type: Object, value: {} },
    loading: { type: Boolean, value: false },
  },

  data: { phone: '', address: '', hours: '', mistake: '' },

  observers: {
    value({ phone, address, hours }: { phone: string; address: string; hours: string }) {
      this.setData({ phone, address, hours })
    },
  },

  methods: {
    onTextChange(event: ContactTextEvent) {
      this.setData({ [event.currentTarget.dataset.name]: event.detail.value, mistake: '' })
    },

    onSaveTap() {
      const [phone, address, hours] = [this.data.phone.trim(), this.data.address.trim(), this.data.hours.trim()]
      if (phone !== '' && !callable.test(phone)) return this.setData({ mistake: '请填写能拨打的号码，如：0571-88881234' })
      const contact = { ...(phone ? { phone } : {}), ...(address ? { address } : {}), ...(hours ? { hours } : {}) }
      this.triggerEvent('save', { contact })
    },
  },
})
