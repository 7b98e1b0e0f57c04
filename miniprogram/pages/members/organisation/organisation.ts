import { definePage } from '../../../behaviors/page'
import { call, type OutputOf } from '../../../services/api'
import { openPage } from '../../../services/navigation'

type Organisation = OutputOf<'organisations.getOrganisation'>

definePage({
  data: {
    // from the query
    organisationId: '',
    // organisations.getOrganisation
    name: '',
    /** 「江城市 › 城东区」 */
    way: '',
    phone: '',
    address: '',
    hours: '',
    reachable: false,
    officers: [] as NonNullable<Organisation['officers']>,
    /** When and how many may register; empty when there is no limit. */
    intake: '',
    editable: false,
  },

  onLoad(query) {
    this.setData({ organisationId: query.organisationId ?? '' })
    void this.load(() => this.refresh())
  },

  async refresh() {
    const { organisationId } = this.data
    const { name, above, contact, officers = [], intake, can } = await call('organisations.getOrganisation', { organisationId })
    const { phone = '', address = '', hours = '' } = contact
    this.setData({
      name,
      way: above.map((place) => place.name).join(' › '),
      phone,
      address,
      hours,
      reachable: [phone, address, hours].some((part) => part !== ''),
      officers,
      intake: intake ? `${intake.startsOn} 到 ${intake.endsOn}，还有 ${intake.left} 个名额` : '',
      editable: can.includes('edit'),
    })
  },

  onCallTap() {
    void wx.makePhoneCall({ phoneNumber: this.data.phone.replace(/[^\d+]/g, ''), fail: () => undefined })
  },

  onEditTap() {
    openPage(`/pages/members/organisation-settings/organisation-settings?organisationId=${this.data.organisationId}`)
  },
})
