import type { InputOf } from '../../services/api'
import type { coverLabels, eventKindLabels } from '../../shared/labels'

export type Cover = NonNullable<InputOf<'events.createEvent'>['cover']>
export type BuiltIn = keyof typeof coverLabels
type Kind = keyof typeof eventKindLabels

/** The drawing an event of this kind has until somebody chooses another. */
const ofKind: Record<Kind, BuiltIn> = {
  training: 'lecture',
  consultation: 'forum',
  fellowship: 'tea',
  volunteering: 'river',
  visiting: 'festival',
  excursion: 'city',
  other: 'reading',
}

const isKind = (kind: string): kind is Kind => kind in ofKind

/** Which drawing to show, and which picture of the album instead of it; empty for none. */
export function coverOf(kind: string, cover: Cover | null | undefined): { builtIn: BuiltIn; imageId: string } {
  const usual = isKind(kind) ? ofKind[kind] : ofKind.other
  if (!cover) return { builtIn: usual, imageId: '' }
  return 'imageId' in cover ? { builtIn: usual, imageId: cover.imageId } : { builtIn: cover.builtIn, imageId: '' }
}

const pictures = '/pages/events/components/cover/pictures'

/** Where a drawing is. */
export const drawnFor = (builtIn: BuiltIn): string => `${pictures}/${builtIn}.svg`

/** The same as a card of a chat takes it; scripts/share-pictures.ts makes these. */
export const sharedFor = (builtIn: BuiltIn): string => `${pictures}/${builtIn}.jpg`
