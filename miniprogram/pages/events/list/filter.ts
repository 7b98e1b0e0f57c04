import type { InputOf } from '../../../services/api'
import type { Whereabouts } from '../../../services/whereabouts'
import { eventKindLabels } from '../../../shared/labels'

type Wanted = Pick<InputOf<'events.countByDay'>, 'kind' | 'organisationId' | 'openForMe' | 'near' | 'text'>
type Kind = keyof typeof eventKindLabels

/** 近期, 往期 or 日历. */
export type View = 'upcoming' | 'past' | 'calendar'

export interface Filter {
  /** As typed. */
  text: string
  /** Empty for any, as below. */
  kind: string
  organisationId: string
  /** open, near, both or none */
  which: string[]
}

export const noFilter: Filter = { text: '', kind: '', organisationId: '', which: [] }

const kinds = Object.keys(eventKindLabels) as Kind[]

export const views: { value: View; label: string }[] = [
  { value: 'upcoming', label: '近期' },
  { value: 'past', label: '往期' },
  { value: 'calendar', label: '日历' },
]
export const whichChips = [
  { value: 'open', label: '我能报名的' },
  { value: 'near', label: '附近 5 公里' },
]
export const kindChips = [{ value: '', label: '全部' }, ...kinds.map((value) => ({ value, label: eventKindLabels[value] }))]

/** What is looked for, as the server wants it. */
export function wantedBy({ text, kind, organisationId, which }: Filter, here: Whereabouts | undefined): Wanted {
  const known = kinds.find((one) => one === kind)
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(known === undefined ? {} : { kind: known }),
    ...(organisationId === '' ? {} : { organisationId }),
    ...(which.includes('open') ? { openForMe: true } : {}),
    ...(which.includes('near') && here ? { near: here } : {}),
  }
}

/** How many of the conditions that are folded away are set. */
export function foldedCount({ kind, organisationId }: Filter): number {
  return [kind, organisationId].filter((value) => value !== '').length
}
