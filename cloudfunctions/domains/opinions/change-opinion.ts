import type { Actor } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import type { Change } from '../../kernel/change'
import { atomically } from '../../kernel/change'
import type { OpinionRecord } from './records'
import type { OpinionAct } from './rules'
import { refusalOf } from './rules'
import { opinions } from './store'

interface Context {
  actor: Actor
  now: Date
  requestId: string
}

/** What every act on an opinion has in common: read it, see that it may be done, change it, keep the trace. */
export function changeOpinion(
  act: OpinionAct,
  opinionId: string,
  context: Context,
  work: (opinion: OpinionRecord, change: Change) => Promise<Partial<OpinionRecord> & Pick<OpinionRecord, 'status'>>,
): Promise<OpinionRecord> {
  return atomically(context, async (change) => {
    const opinion = await change.get(opinions, opinionId)
    const refusal = opinion ? refusalOf(act, opinion, context.actor) : new AppError('OPINION_NOT_FOUND')
    if (!opinion || refusal) throw refusal ?? new AppError('OPINION_NOT_FOUND')
    const changed = await work(opinion, change)
    await change.update(opinions, opinionId, changed)
    // The author's own word is no act of staff, and an entry would name an anonymous author.
    if (act !== 'rate') {
      await change.audit({
        action: `opinion.${changed.status}`,
        target: { kind: 'opinion', id: opinionId },
        organisationPath: opinion.organisationPath,
        before: { status: opinion.status, leadId: opinion.leadId, dueOn: opinion.dueOn },
        after: { status: changed.status, leadId: changed.leadId ?? opinion.leadId, dueOn: changed.dueOn ?? opinion.dueOn },
      })
    }
    return { ...opinion, ...changed }
  })
}

/** The page of an opinion on the phone. */
export function opinionPage(opinionId: string): string {
  return `/pages/opinions/detail/detail?opinionId=${opinionId}`
}
