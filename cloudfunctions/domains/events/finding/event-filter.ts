import type { ParsedInputOf } from '../../../contracts'
import type { Caller } from '../../../kernel/access'
import { scopeOf } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import { shanghaiDays } from '../../../kernel/clock'
import type { Criteria } from '../../../platform/database'
import { command } from '../../../platform/database'
import { boundsAround } from './near'
import { soughtWords } from './sought-pieces'

/** Which events somebody looks for, as the contract has it. */
export type EventFilter = Omit<ParsedInputOf<'events.listEvents'>, 'cursor' | 'limit'>

/** The same as a query, and in which order by their start. What only the whole event tells is for `passes.ts`. */
export function chosenBy(input: EventFilter, actor: Caller, now: Date): { criteria: Criteria; direction: 'asc' | 'desc' } {
  const { criteria, direction } = timeChosenBy(input.filter, actor, now)
  return {
    criteria: command().and([criteria, ...daysCriteria(input), ...textCriteria(input.text), ...otherCriteria(input, now)]),
    direction,
  }
}

function timeChosenBy(
  filter: EventFilter['filter'],
  actor: Caller,
  now: Date,
): { criteria: Criteria; direction: 'asc' | 'desc' } {
  const _ = command()
  switch (filter) {
    case 'upcoming':
      return { criteria: { status: 'published', startsAt: _.gte(now) }, direction: 'asc' }
    case 'past':
      return { criteria: { status: 'published', startsAt: _.lt(now) }, direction: 'desc' }
    case 'all':
      return { criteria: { status: 'published' }, direction: 'asc' }
    case 'managed':
      return { criteria: { organisationPath: _.in(scopeOf(actor, 'organiser', 'administrator')) }, direction: 'desc' }
  }
}

function daysCriteria({ fromOn, toOn }: Pick<EventFilter, 'fromOn' | 'toOn'>): Criteria[] {
  if (fromOn !== undefined && toOn !== undefined && fromOn > toOn) throw new AppError('FILTER_DATES_INVALID')
  const _ = command()
  const { from, before } = shanghaiDays({ fromOn, toOn })
  return [...(from ? [{ startsAt: _.gte(from) }] : []), ...(before ? [{ startsAt: _.lt(before) }] : [])]
}

function textCriteria(typed: string | undefined): Criteria[] {
  if (typed === undefined) return []
  const _ = command()
  return soughtWords(typed).flatMap(({ piece, pattern }) => [
    { pieces: piece },
    ...(pattern ? [_.or([{ title: pattern }, { 'place.name': pattern }])] : []),
  ])
}

function otherCriteria({ kind, organisationId, near, openForMe }: EventFilter, now: Date): Criteria[] {
  const _ = command()
  const bounds = near && boundsAround(near, near.metres)
  return [
    ...(kind === undefined ? [] : [{ kind }]),
    ...(organisationId === undefined ? [] : [{ organisationPath: organisationId }]),
    ...(openForMe ? [{ signUpClosesAt: _.gt(now) }] : []),
    ...(bounds
      ? [
          { 'place.latitude': _.gte(bounds.from.latitude).and(_.lte(bounds.to.latitude)) },
          { 'place.longitude': _.gte(bounds.from.longitude).and(_.lte(bounds.to.longitude)) },
        ]
      : []),
  ]
}
