import { AppError } from '../../../kernel/app-error'
import { isSigned, signature } from '../../../platform/signatures'
import type { Direction } from './code-rules'
import { doorText, isGood, readDoorText, readTicketText, secondsUntil, stepAt, ticketText } from './code-rules'

/** So many codes are answered at once: five minutes without a network do not stop the line. */
const codesAhead = 20

const signed = (text: string) => `${text}.${signature('check-in', text)}`

/** The text in front of the signature; null when it was not signed here. */
function proven(code: string): string | null {
  const end = code.lastIndexOf('.')
  const text = code.slice(0, Math.max(0, end))
  return isSigned('check-in', text, code.slice(end + 1)) ? text : null
}

/** The organiser's codes from an instant on, each with the seconds until it is to be shown. */
export function doorCodes(eventId: string, direction: Direction, now: Date): { code: string; inSeconds: number }[] {
  return Array.from({ length: codesAhead }, (_unused, index) => {
    const step = stepAt(now) + index
    return { code: signed(doorText({ eventId, direction, step })), inSeconds: secondsUntil(step, now) }
  })
}

/** What the organiser's code says; refuses one that was made up, and one that is no longer, or not yet, shown. */
export function openDoorCode(code: string, now: Date): { eventId: string; direction: Direction } {
  const text = proven(code)
  const read = text === null ? null : readDoorText(text)
  if (!read) throw new AppError('CODE_INVALID')
  if (!isGood(read.step, now)) throw new AppError('CODE_OLD')
  return read
}

/** A person's ticket for one event. */
export function ticketFor(eventId: string, memberId: string): string {
  return signed(ticketText({ eventId, memberId }))
}

/** Whose ticket it is; refuses one that was made up, and one for another event. */
export function openTicket(ticket: string, eventId: string): string {
  const text = proven(ticket)
  const read = text === null ? null : readTicketText(text)
  if (!read) throw new AppError('TICKET_INVALID')
  if (read.eventId !== eventId) throw new AppError('TICKET_ELSEWHERE')
  return read.memberId
}
