import { AppError } from '../../../kernel/app-error'
import { addDays, shanghaiDate } from '../../../kernel/clock'
import type { UseCase } from '../../../kernel/use-case'
import { eventsOfDays } from './finding-store'
import { chosenBy } from './event-filter'
import { passes } from './passes'

/** A month with the ends of those beside it, as a calendar shows it. */
const mostDays = 45

export const countByDay: UseCase<'events.countByDay'> = async (filter, { actor, now }) => {
  if (filter.toOn > addDays(filter.fromOn, mostDays)) throw new AppError('FILTER_DATES_INVALID')
  const { criteria } = chosenBy({ ...filter, filter: 'all' }, actor, now)
  // Only what is open for somebody depends on who asks.
  const found = await eventsOfDays(criteria, filter.openForMe ? actor.memberId : null)
  const counts = new Map<string, number>()
  for (const event of found.filter(passes(filter, actor, now))) {
    const on = shanghaiDate(event.startsAt)
    counts.set(on, (counts.get(on) ?? 0) + 1)
  }
  return { items: [...counts].map(([on, count]) => ({ on, count })) }
}
