import { invitationStateLabels } from '../../shared/labels'
import type { Invitation } from './chosen-invitation'
import { lastDayText } from './last-day'

const tones: Record<Invitation['state'], string> = {
  open: 'success',
  usedUp: 'neutral',
  expired: 'neutral',
  withdrawn: 'neutral',
}

/** How far an invitation is used and until when it lasts: 「用了 3 次，还能用 27 次，到12月31日 周四为止」. */
export function usesText({ uses, usesLeft, expiresAt, state }: Invitation): string {
  const used = `用了 ${uses - usesLeft} 次`
  if (state !== 'open') return used
  return `${used}，还能用 ${usesLeft} 次，${expiresAt ? `到${lastDayText(expiresAt)}为止` : '没有期限'}`
}

export function stateTag({ state }: Invitation): { tone: string; text: string } {
  return { tone: tones[state], text: invitationStateLabels[state] }
}
