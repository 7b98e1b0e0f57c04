import type { InputOf } from '../../../services/api'

export type Filter = Extract<InputOf<'exports.requestExport'>, { what: 'members' }>['filter']

let chosen: { filter: Filter; words: string } = { filter: {}, words: '' }

/** What the list of members shows just now; the page of exports exports the same. `words` say it. */
export function chooseFilter(filter: Filter, words: string): void {
  chosen = { filter, words }
}

export function chosenFilter(): { filter: Filter; words: string } {
  return chosen
}
