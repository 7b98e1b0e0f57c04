import type { Actor } from '../../kernel/access'
import { scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'
import { mostUrgentOpinions, newestOpinions } from './store'
import { authorNameFor, opinionSummary } from './views'

export const listForStaff: UseCase<'opinions.listForStaff'> = async ({ filter, cursor, limit }, { actor }) => {
  const page = filter === 'all' ? newestOpinions : mostUrgentOpinions
  const { documents, nextCursor } = await page(filter === 'mine' ? handledBy(actor) : withinReach(actor), cursor, limit)
  const items = documents.map((opinion) => ({
    ...opinionSummary(opinion),
    ...authorNameFor(opinion, actor.memberId),
    ...(opinion.leadName === null ? {} : { leadName: opinion.leadName }),
  }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function handledBy({ memberId }: Actor): Criteria {
  return command().or([{ leadId: memberId }, { coHandlerIds: memberId }])
}

/** An administrator sees what their organisations were told; a handler only what was given to them. */
function withinReach(actor: Actor): Criteria {
  const _ = command()
  const scope = scopeOf(actor, 'administrator')
  return scope.length === 0 ? handledBy(actor) : _.or([{ organisationPath: _.in(scope) }, handledBy(actor)])
}
