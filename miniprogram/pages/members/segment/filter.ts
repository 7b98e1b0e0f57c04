import type { InputOf } from '../../../services/api'
import { eventKindLabels } from '../../../shared/labels'

export type Filter = InputOf<'segments.countMatches'>['filter']
export type Kind = keyof typeof eventKindLabels

/** What somebody tapped together. Empty stands for any. */
export interface Chosen {
  organisationIds: string[]
  includeBelow: boolean
  skills: string[]
  /** `YYYY-MM-DD` */
  joinedFrom: string
  joinedTo: string
  kind: Kind | ''
  eventId: string
}

/** The kinds of events to choose from. */
export const kinds = [
  { value: '', label: '不限' },
  ...(Object.keys(eventKindLabels) as Kind[]).map((value) => ({ value, label: eventKindLabels[value] })),
]

/** What was chosen, as the server wants it. */
export function filterOf({ organisationIds, includeBelow, skills, joinedFrom, joinedTo, kind, eventId }: Chosen): Filter {
  return {
    organisationIds,
    includeBelow,
    ...(skills.length > 0 && { skills }),
    ...(joinedFrom !== '' && { joinedFrom }),
    ...(joinedTo !== '' && { joinedTo }),
    ...(kind !== '' && { tookPartInKind: kind }),
    ...(eventId !== '' && { tookPartIn: eventId }),
  }
}

/** A saved filter, as it is shown for changing. */
export function chosenBy(filter: Filter): Chosen {
  return {
    organisationIds: filter.organisationIds,
    includeBelow: filter.includeBelow,
    skills: filter.skills ?? [],
    joinedFrom: filter.joinedFrom ?? '',
    joinedTo: filter.joinedTo ?? '',
    kind: filter.tookPartInKind ?? '',
    eventId: filter.tookPartIn ?? '',
  }
}
