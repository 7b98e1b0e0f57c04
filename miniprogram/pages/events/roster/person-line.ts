import type { OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'
import { signUpTag, type Tag } from '../sign-up-status'

/** One row as the server answers it. */
export type RosterItem = OutputOf<'events.listRoster'>['items'][number]

export interface PersonLine {
  memberId: string
  name: string
  companions: number
  /** 已签到 14:20 · 同行 2 位 */
  note: string
  /** missing where a button says it */
  tag: Tag | undefined
  holdsSeat: boolean
  isWaiting: boolean
  isCheckedIn: boolean
  /** the code the person shows at the door, as `memberCode` spells it */
  codeEnd: string
}

export function toPerson(item: RosterItem): PersonLine {
  const isCheckedIn = item.checkedInAt !== undefined
  const party = item.companions > 0 ? `同行 ${item.companions} 位` : ''
  const arrived = item.checkedInAt === undefined ? '' : `已签到 ${whenText(item.checkedInAt).replace('今天 ', '')}`
  return {
    memberId: item.memberId,
    name: item.name,
    companions: item.companions,
    note: [arrived, party].filter((part) => part !== '').join(' · '),
    tag: item.status === 'confirmed' ? undefined : signUpTag(item),
    holdsSeat: item.status === 'confirmed',
    isWaiting: item.status === 'waitlisted',
    isCheckedIn,
    codeEnd: item.memberId.slice(-6).toUpperCase(),
  }
}

/** Those whose name, or the end of whose code, holds what was typed. */
export function matching(people: PersonLine[], typed: string): PersonLine[] {
  const wanted = typed.trim().toUpperCase()
  if (wanted === '') return people
  const code = wanted.replace(/\s/g, '').slice(-6)
  return people.filter((person) => person.name.toUpperCase().includes(wanted) || person.codeEnd === code)
}
