import type { OutputOf } from '../../../services/api'

export type Part = OutputOf<'rights.getMyData'>['parts'][number]

/** One part as the page shows it. A closed card carries no items, so that a long record opens at once. */
export interface HeldCard {
  title: string
  count: number
  open: boolean
  items: Part['items']
  /** How many more can be shown. */
  more: number
}

/** Items shown at a time. */
const step = 20

export const closed = ({ title, count }: Part): HeldCard => ({ title, count, open: false, items: [], more: 0 })

/** The card with its first items, or with some more than it has. */
export function opened(part: Part, card: HeldCard): HeldCard {
  const shown = card.items.length + step
  return { ...card, open: true, items: part.items.slice(0, shown), more: Math.max(0, part.items.length - shown) }
}
