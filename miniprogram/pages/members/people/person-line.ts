import { memberStatusLabels, roleLabels } from '../../../shared/labels'
import type { Person } from '../chosen-person'
import { memberTones } from '../member-tones'

export interface PersonLine {
  memberId: string
  name: string
  /** 「138****8000」 and the organisations, a line each */
  note: string
  /** The state, unless it is the usual one. */
  tag: { text: string; tone: string } | undefined
  /** 「管理员」「联络员」, each once */
  roles: string[]
  /** The row as the server answered it, for the person's page. */
  person: Person
}

export function asLine(person: Person): PersonLine {
  const { memberId, name, phone, organisations, status, roles } = person
  return {
    memberId,
    name,
    note: [phone ?? '没有留手机号', organisations.map((organisation) => organisation.name).join('、')].filter(Boolean).join('\n'),
    tag: status === 'approved' ? undefined : { text: memberStatusLabels[status], tone: memberTones[status] },
    roles: [
      ...(person.assisted && !person.assisted.takenOver ? ['代办'] : []),
      ...new Set(roles.map(({ role }) => roleLabels[role])),
    ],
    person,
  }
}
