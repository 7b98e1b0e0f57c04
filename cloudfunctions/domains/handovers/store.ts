import { nobodysName } from '../../kernel/nobody'
import type { Criteria, Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** A colleague's work that goes to another: promised once it is written, done when every step has gone through. */
export interface HandoverRecord extends Stored {
  fromId: string
  fromName: string
  toId: string
  toName: string
  byId: string
  byName: string
  requestId: string
  at: Date
  /** The organisations the one who did this looks after: nothing outside them moves. */
  scope: string[]
  opinions: number
  events: number
  roles: number
  /** Receipt numbers of opinions that stay, because the successor raised them under their name. */
  stays: string[]
  state: 'working' | 'done'
}

export const handovers = collection<HandoverRecord>('handovers')

/** Handovers that are promised and not done, the earliest first. */
export function openHandovers(): Promise<HandoverRecord[]> {
  return handovers.find({ state: 'working' }, { orderBy: [['at', 'asc']], limit: 20 })
}

export async function markHandedOver(handoverId: string): Promise<void> {
  await handovers.update({ _id: handoverId }, { state: 'done' })
}

export function handoversOf(memberId: string, limit: number): Promise<HandoverRecord[]> {
  return handovers.find(givingOrTaking(memberId), { orderBy: [['at', 'desc']], limit })
}

function givingOrTaking(memberId: string): Criteria {
  return command().or([{ fromId: memberId }, { toId: memberId }])
}

/** Puts one member where another stood, on either side. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  await handovers.update({ fromId }, { fromId: toId })
  await handovers.update({ toId: fromId }, { toId })
  await handovers.update({ byId: fromId }, { byId: toId })
}

/** Takes a person's name off what was handed over. May be repeated. */
export async function forgetHandovers(memberId: string, nobody: string): Promise<void> {
  await handovers.update({ fromId: memberId }, { fromId: nobody, fromName: nobodysName })
  await handovers.update({ toId: memberId }, { toId: nobody, toName: nobodysName })
}
