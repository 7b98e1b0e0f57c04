import type { UseCase } from '../../kernel/use-case'
import { countFor, namingRoles, reachesAll } from '../segments'
import { addressed } from './audience'
import { reachOf, withoutWeChat } from './reach-store'

/** The most of those to call who are named at once. */
const named = 20

export const forecastReach: UseCase<'notices.forecastReach'> = async (input, { actor }) => {
  const { audience, audiencePaths } = await addressed(input.audience, actor)
  const { people, pushable, toCall, estimated } = await reachOf(audience)
  const mayName = reachesAll(actor, audiencePaths, ...namingRoles)
  const counted = countFor(people, mayName)
  if (!('count' in counted)) return { people: counted }
  const items = mayName && toCall > 0 ? await withoutWeChat(audience, named) : []
  const inAppOnly = people - pushable - toCall
  return { people: counted, pushable, inAppOnly, estimated, toCall: { count: toCall, items } }
}
