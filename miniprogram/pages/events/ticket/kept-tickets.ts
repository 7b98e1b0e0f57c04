import type { OutputOf } from '../../../services/api'

export type Ticket = OutputOf<'events.getMyTicket'>

const storageKey = 'tickets'
/** The last ones are enough: nobody stands at more doors in a day. */
const most = 5

function kept(): Ticket[] {
  const stored = wx.getStorageSync<unknown>(storageKey)
  return Array.isArray(stored) ? (stored as Ticket[]) : []
}

/** The ticket as it was shown last, for a door without a network. */
export function keptTicket(eventId: string): Ticket | undefined {
  return kept().find((ticket) => ticket.eventId === eventId)
}

export function keepTicket(ticket: Ticket): void {
  wx.setStorageSync(storageKey, [ticket, ...kept().filter(({ eventId }) => eventId !== ticket.eventId)].slice(0, most))
}
