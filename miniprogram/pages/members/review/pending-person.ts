import type { OutputOf } from '../../../services/api'
import { agoText } from '../../../services/when'

type Pending = OutputOf<'members.listPending'>['items'][number]

export interface Person {
  memberId: string
  name: string
  /** Phone, organisations, occupation, skills and when, a line each. */
  note: string
}

export const asPerson = (pending: Pending): Person => ({
  memberId: pending.memberId,
  name: pending.name,
  note: [
    pending.phone,
    pending.organisations.map((organisation) => organisation.name).join('、'),
    pending.occupation,
    pending.skills.length > 0 ? `特长：${pending.skills.join('、')}` : undefined,
    ...pending.answers.flatMap(({ items }) => items.map(({ label, words }) => `${label} ${words}`)),
    `${agoText(pending.registeredAt)} 登记`,
  ]
    .filter(Boolean)
    .join('\n'),
})
