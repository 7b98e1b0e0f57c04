import { limits } from '../../../miniprogram/shared/limits'
import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { isOpen, withBelow } from '../../kernel/tree'
import { countOpenEvents } from '../events'
import { countHolders, countMembers, ownersOn } from '../members'
import { countOpenOpinions } from '../opinions'
import { readTree } from '../organisations'
import { planned, requirePower } from './rules'
import { sentencesFor } from './sentences'

export const previewReorganisation: UseCase<'reorganisations.previewReorganisation'> = async (wanted, { actor, now }) => {
  if (wanted.kind !== 'close' && wanted.toId === undefined) throw new AppError('INVALID_INPUT', { fields: ['toId'] })
  const { tree } = await readTree()
  const plan = planned(tree, wanted, actor, limits.placesAtOnce)
  const id = wanted.organisationId
  // A move takes everything below along; otherwise only what is the organisation's own changes hands.
  const scope = { withBelow: wanted.kind === 'move' }
  const [members, openEvents, openOpinions, roles, owners] = await Promise.all([
    countMembers(id, scope),
    countOpenEvents(id, scope, now),
    countOpenOpinions(id, scope),
    countHolders(id),
    ownersOn(id, now),
  ])
  requirePower(plan, owners, actor)
  const below = withBelow(tree, id).filter((place) => place._id !== id && isOpen(place)).length
  const counts = { members, organisations: below, openEvents, openOpinions, roles }
  return { ...counts, sentences: sentencesFor(plan, counts, tree) }
}
