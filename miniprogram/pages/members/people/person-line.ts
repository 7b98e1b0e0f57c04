import { memberStatusLabels, roleLabels } from '../../../shared/labels'
import type { Person } from '../person-type'
import { memberTones } from '../member-tones'

export interface PersonLine {
  memberId: string
  name: string
  /** 「138****8000」 and the organisations, a line each */
  note: string
  /** The state, unless it is the usual one. */
  tag: { text: string; tone: string } | undefined
  /** 「管理员」「联络员」, each once; those that are over are left out */
  roles: string[]
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
      ...new Set(roles.filter(isNotOver).map(({ role }) => roleLabels[role])),
    ],
  }
}

function isNotOver({ endsAt }: Person['roles'][number]): boolean {
  return endsAt === undefined || Date.parse(endsAt) > Date.now()
}
