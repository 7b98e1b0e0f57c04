import type { OutputOf } from '../../services/api'
import { openPage } from '../../services/navigation'

/** A member as the staff's list holds them. */
export type Person = OutputOf<'members.listMembers'>['items'][number]

let chosen: Person | undefined

/** Opens somebody's page. The row travels in memory, because addresses end up in WeChat's figures and a name does not belong there. */
export function openPerson(person: Person): void {
  chosen = person
  openPage('/pages/members/person/person')
}

/** Whoever was opened last; nobody after the mini-program started anew. */
export function chosenPerson(): Person | undefined {
  return chosen
}

/** Keeps what was just changed about them, for the list to which staff go back. */
export function changeChosen(person: Person): void {
  chosen = person
}
