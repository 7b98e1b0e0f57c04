import { filterWords, matches } from '../segments'
import type { EventWithMine } from './store'

/** Whether somebody may sign up: they belong to an organisation of the audience, or are in its segment now. */
export function isInvited({ audience, segment, person }: EventWithMine, organisationPaths: readonly string[]): boolean {
  if (audience === null) return true
  if (audience.organisationIds.some((id) => organisationPaths.includes(id))) return true
  const filter = segment?.[0]?.filter
  const member = person?.[0]
  return filter !== undefined && member !== undefined && matches(filter, member)
}

/** Who may sign up, in words; null for every member. A segment is told by what it asks for: its name is the office's own. */
export function audienceWords({ audience, segment, audienceOrganisations = [] }: EventWithMine): string | null {
  if (audience === null) return null
  const names = audienceOrganisations.map(({ name }) => name).join('、')
  const [ofSegment] = segment ?? []
  const words = [names, ofSegment && filterWords(ofSegment.filter, ofSegment.organisationNames)].filter(Boolean)
  return words.length === 0 ? '指定的成员' : words.join('，或')
}
