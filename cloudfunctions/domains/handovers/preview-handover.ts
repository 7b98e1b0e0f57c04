import { currentGrants, scopeOf } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { eventsToHandOver } from '../events'
import { members } from '../members'
import { opinionsToHandOver } from '../opinions'
import { organisationsById } from '../organisations'
import { reachesColleague } from './rules'

/** How many of each are named; the rest is counted. */
const named = 20

/** What a colleague has in hand, as far as the caller reaches. */
export const previewHandover: UseCase<'handovers.previewHandover'> = async ({ fromId }, { actor, now }) => {
  const from = await members.get(fromId)
  if (!from) throw new AppError('MEMBER_NOT_FOUND')
  const held = await organisationsById(from.roles.map(({ organisationId }) => organisationId))
  const rolePaths = held.map(({ path }) => path)
  if (!reachesColleague(from, rolePaths, actor)) throw new AppError('MEMBER_NOT_FOUND')
  const scope = scopeOf(actor, 'administrator')
  const [opinions, events] = await Promise.all([opinionsToHandOver(fromId, scope), eventsToHandOver(fromId, scope, now)])
  const names = new Map(held.map(({ _id, name }) => [_id, name]))
  return {
    name: from.name,
    opinions: {
      count: opinions.length,
      first: opinions.slice(0, named).map(({ _id, receiptNumber, leadId }) => ({
        opinionId: _id,
        receiptNumber,
        as: leadId === fromId ? ('lead' as const) : ('coHandler' as const),
      })),
    },
    events: { count: events.length, first: events.slice(0, named).map(({ _id, title }) => ({ eventId: _id, title })) },
    roles: currentGrants(from.roles, now).map(({ role, organisationId }) => ({
      role,
      organisationId,
      organisationName: names.get(organisationId) ?? '',
    })),
  }
}
