import { errors } from '../../../contracts/errors'
import type { OutputOf } from '../../../contracts'
import { AppError } from '../../../kernel/app-error'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import { managedEvent } from '../managed-event'
import { actOn, arrivalView, rowOf } from './act-on'
import { doneAt } from './act-rules'

type Result = OutputOf<'events.checkInMany'>['results'][number]

/**
 * What a phone kept while it had no network, in its order, or a printed sheet. Each entry once, by its key, whenever and however often it
 * arrives; one that cannot be done is answered with the reason and stops no other.
 */
export const checkInMany: UseCase<'events.checkInMany'> = async ({ eventId, entries }, context) => {
  const results: Result[] = []
  for (const entry of entries) results.push(await one(eventId, entry, context))
  // Nobody was met: perhaps there is no such event for the caller.
  if (results.every(({ outcome }) => outcome === 'refused')) await managedEvent(eventId, context.actor)
  return { results }
}

type Entry = Parameters<typeof checkInMany>[0]['entries'][number]

async function one(
  eventId: string,
  { act, key, secondsAgo, ...whom }: Entry,
  { actor, now }: UseCaseContext<'events.checkInMany'>,
): Promise<Result> {
  try {
    const at = doneAt(now, secondsAgo)
    const { row, standing } = await actOn(rowOf(eventId, whom, actor), { act, at, by: actor, key, now })
    return { key, outcome: standing ?? 'done', ...arrivalView(row) }
  } catch (error) {
    // A database that does not answer is no answer about this person: the phone keeps the rest and sends it again.
    if (!(error instanceof AppError) || errors[error.code].kind === 'busy') throw error
    return { key, outcome: 'refused', refusal: { code: error.code, message: errors[error.code].message } }
  }
}
