// What stands in the codes of the day, and when each is good. Signing them is for `codes.ts`.

/** How often the organiser's code changes, and how long each is good, in seconds. */
export const codeSeconds = { every: 15, good: 30 } as const

/** Coming in or leaving. */
export type Direction = 'in' | 'out'

/** The organiser's code, as far as it can be read. */
export interface DoorCode {
  eventId: string
  direction: Direction
  /** The code's number: which stretch of fifteen seconds it was shown in. */
  step: number
}

/** The number of the code that is shown at an instant. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / (codeSeconds.every * 1000))
}

/** Seconds from an instant until a code is shown; negative for the one that is shown now. */
export function secondsUntil(step: number, now: Date): number {
  return step * codeSeconds.every - now.getTime() / 1000
}

/** Whether a code is good at an instant: from when it is first shown, for thirty seconds. */
export function isGood(step: number, now: Date): boolean {
  const age = -secondsUntil(step, now)
  return age >= 0 && age < codeSeconds.good
}

const doorMark = 'txq1c'
const ticketMark = 'txq1t'

/** The text of the organiser's code without its signature. */
export function doorText({ eventId, direction, step }: DoorCode): string {
  return [doorMark, eventId, direction, step.toString(36)].join('.')
}

/** What a text says that may be the organiser's code; null when it is none. Whether it is ours the signature tells. */
export function readDoorText(text: string): DoorCode | null {
  const [mark, eventId = '', direction, step = '', ...rest] = text.split('.')
  if (mark !== doorMark || eventId === '' || rest.length > 0 || !/^[0-9a-z]{1,9}$/.test(step)) return null
  if (direction !== 'in' && direction !== 'out') return null
  return { eventId, direction, step: parseInt(step, 36) }
}

/** The text of a person's ticket without its signature. */
export function ticketText({ eventId, memberId }: { eventId: string; memberId: string }): string {
  return [ticketMark, eventId, memberId].join('.')
}

/** Whose ticket a text may be, and for what; null when it is none. */
export function readTicketText(text: string): { eventId: string; memberId: string } | null {
  const [mark, eventId = '', memberId = '', ...rest] = text.split('.')
  return mark === ticketMark && eventId !== '' && memberId !== '' && rest.length === 0 ? { eventId, memberId } : null
}
