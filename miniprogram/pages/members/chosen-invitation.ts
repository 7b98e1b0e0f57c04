import type { OutputOf } from '../../services/api'
import { openPage } from '../../services/navigation'

/** An invitation as the staff's list holds it. */
export type Invitation = OutputOf<'members.listInvitations'>['items'][number]

let chosen: Invitation | undefined

/** Opens an invitation. It travels in memory, because addresses end up in WeChat's figures and a code admits whoever reads it. */
export function openInvitation(invitation: Invitation): void {
  chosen = invitation
  openPage('/pages/members/invite/invite?show=chosen')
}

/** Whichever was opened last. */
export function chosenInvitation(): Invitation | undefined {
  return chosen
}

/** Keeps what was just changed about it, for the list to which staff go back. */
export function changeChosen(invitation: Invitation): void {
  chosen = invitation
}
