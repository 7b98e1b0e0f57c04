import { definePagedPage } from '../../../behaviors/page'
import { joined } from '../../../behaviors/paging'
import { call } from '../../../services/api'
import { openPage } from '../../../services/navigation'
import { agoText } from '../../../services/when'
import { chosenInvitation, openInvitation, type Invitation } from '../chosen-invitation'
import { stateTag, usesText } from '../invitation-words'

type LineEvent = WechatMiniprogram.CustomEvent<Record<string, never>, Record<string, never>, { code: string }>

interface Line {
  code: string
  heading: string
  note: string
  tag: { tone: string; text: string }
}

/** The rows as they came. */
let invitations: Invitation[] = []

const asLine = (invitation: Invitation): Line => ({
  code: invitation.code,
  heading: invitation.organisationName,
  note: `${usesText(invitation)}\n${invitation.madeByName} ${agoText(invitation.madeAt)}生成`,
  tag: stateTag(invitation),
})

definePagedPage({
  data: {
    // members.listInvitations
    lines: [] as Line[],
  },

  onLoad() {
    void this.load(() => this.refresh())
  },

  /** Shows what became of the invitation that was open, or the one that was made meanwhile. */
  onShow() {
    const changed = chosenInvitation()
    if (!changed || this.data.state !== 'ready') return
    const index = invitations.findIndex(({ code }) => code === changed.code)
    if (index < 0) return void this.load(() => this.refresh())
    invitations[index] = changed
    this.setData({ [`lines[${index}]`]: asLine(changed) })
  },

  async readPage(cursor?: string) {
    const { items, nextCursor = '' } = await call('members.listInvitations', { cursor })
    invitations = joined(cursor, invitations, items)
    this.setData({ lines: invitations.map(asLine), nextCursor })
  },

  onLineOpen(event: LineEvent) {
    const { code } = event.currentTarget.dataset
    const invitation = invitations.find((one) => one.code === code)
    if (invitation) openInvitation(invitation)
  },

  onInviteTap() {
    openPage('/pages/members/invite/invite')
  },
})
