import type { InputOf } from '../../cloudfunctions/contracts'
import { deepest, rareSkill } from './crowd'

export type Filter = InputOf<'members.listMembers'>

/** What the screen of the staff's list can ask for, one thing at a time: what many have, some, few and nobody. */
const alone: [string, Filter][] = [
  ['everybody', {}],
  ['a state', { status: 'approved' }],
  ['a state that is rare', { status: 'suspended' }],
  ['a surname', { namePrefix: '王' }],
  ['a whole name', { namePrefix: '李和平' }],
  ['a beginning nobody has', { namePrefix: '欧阳' }],
  ['a part that many have', { namePart: '国' }],
  ['a part of two', { namePart: '和平' }],
  ['a part nobody has', { namePart: '鑫' }],
  ['a role of 500 people', { role: 'liaison' }],
  ['a role of 5 people', { role: 'reviewer' }],
  ['a role nobody has', { role: 'editor' }],
  ['a skill of 2 %', { skill: '摄影' }],
  ['a skill of 3 people', { skill: rareSkill }],
  ['a skill nobody has', { skill: '没有人会' }],
  ['joined in a year', { joinedFrom: '2025-01-01', joinedTo: '2025-12-31' }],
  ['joined in a month', { joinedFrom: '2025-03-01', joinedTo: '2025-03-31' }],
  ['joined on a day', { joinedFrom: '2025-03-08', joinedTo: '2025-03-08' }],
  ['joined when nobody did', { joinedFrom: '2020-01-01', joinedTo: '2020-12-31' }],
  ['without a phone', { hasPhone: false }],
  ['with a phone', { hasPhone: true }],
  ['a district', { organisationId: 'city-3' }],
  ['a township', { organisationId: 'city-3-3' }],
  ['the group of 3', { organisationId: deepest._id }],
]

/** Of every field what is neither rare nor everybody's, so that no condition alone makes a pair easy; with what is rare where that exists. */
const paired = [
  'a state',
  'a state that is rare',
  'a surname',
  'a part that many have',
  'a role of 500 people',
  'a skill of 2 %',
  'joined in a year',
  'joined in a month',
  'without a phone',
  'with a phone',
  'a district',
  'a township',
]

function pairs(): [string, Filter][] {
  const parts = alone.filter(([name]) => paired.includes(name))
  return parts.flatMap(([name, filter], at) =>
    parts
      .slice(at + 1)
      .filter(([, other]) => Object.keys(other).every((field) => !(field in filter)))
      .map(([otherName, other]): [string, Filter] => [`${name}, ${otherName}`, { ...filter, ...other }]),
  )
}

const three: [string, Filter][] = [
  ['a skill, a state, a part of a name', { skill: '书法', status: 'approved', namePart: '和平' }],
  [
    'without a phone, joined in a month, a surname',
    { hasPhone: false, joinedFrom: '2025-03-01', joinedTo: '2025-03-31', namePrefix: '王' },
  ],
]

/** Every condition of the screen, every two of them, and some three. */
export const filters: [string, Filter][] = [...alone, ...pairs(), ...three]
