import { scopeOf } from '../../../kernel/access'
import type { UseCase } from '../../../kernel/use-case'
import { approvedCalled } from '../../members'

/** Whoever is meant is found by more of the name. */
const most = 10

/** Members whom the caller looks after, by part of their name: enough to tell two of one name apart, and no phone. */
export const findWalkIns: UseCase<'events.findWalkIns'> = async ({ text }, { actor }) => {
  const found = await approvedCalled(scopeOf(actor, 'organiser', 'administrator'), text, most)
  return {
    items: found.map(({ _id, name, organisations }) => ({
      memberId: _id,
      name,
      organisationNames: organisations.map((organisation) => organisation.name),
    })),
  }
}
