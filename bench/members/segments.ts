import type { InputOf } from '../../cloudfunctions/contracts'
import { districts } from './crowd'

export type Segment = [name: string, filter: InputOf<'segments.countMatches'>['filter']]

const everywhere = { organisationIds: ['city'], includeBelow: true }

/** Segments that hold very many, and those of which most conditions narrow little. */
export const segments: Segment[] = [
  ['everybody', everywhere],
  ['ten districts', { organisationIds: districts.map(({ _id }) => _id), includeBelow: true }],
  ['one district', { organisationIds: ['city-3'], includeBelow: true }],
  ['one community alone', { organisationIds: ['city-3-3-3'], includeBelow: false }],
  ['joined in a year', { ...everywhere, joinedFrom: '2025-01-01', joinedTo: '2025-12-31' }],
  ['joined in a month', { ...everywhere, joinedFrom: '2025-03-01', joinedTo: '2025-03-31' }],
  ['three skills', { ...everywhere, skills: ['摄影', '书法', '急救'] }],
  ['took part in a kind', { ...everywhere, tookPartInKind: 'volunteering' }],
]
