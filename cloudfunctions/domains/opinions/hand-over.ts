import { AppError } from '../../kernel/app-error'
import { atomically } from '../../kernel/change'
import type { Criteria } from '../../platform/database'
import { command } from '../../platform/database'
import type { OpinionRecord } from './records'
import type { Handler } from './rules'
import { handedOver } from './rules'
import { opinions } from './store'

const portion = 200

/** Open opinions within a scope that somebody answers, alone or with others, after an id. */
function handledBy(memberId: string, scope: readonly string[], afterId: string): Criteria {
  const _ = command()
  return _.and([
    _.or([{ leadId: memberId }, { coHandlerIds: memberId }]),
    { dueOn: _.gt(''), organisationPath: _.in([...scope]), _id: _.gt(afterId) },
  ])
}

/** Every open opinion that a handover would move. */
export async function opinionsToHandOver(fromId: string, scope: readonly string[]): Promise<OpinionRecord[]> {
  const found: OpinionRecord[] = []
  for (;;) {
    const next = await opinions.find(handledBy(fromId, scope, found.at(-1)?._id ?? ''), {
      orderBy: [['_id', 'asc']],
      limit: portion,
    })
    found.push(...next)
    if (next.length < portion) return found
  }
}

interface HandOver {
  from: { memberId: string; name: string }
  to: Handler
  scope: readonly string[]
  by: { actor: { memberId: string; name: string }; now: Date; requestId: string }
}

/**
 * Gives a colleague's open opinions to another, each with its step and its entry in the audit. What the other may not handle, such as their own,
 * stays. May be repeated.
 */
export async function handOver({ from, to, scope, by }: HandOver): Promise<void> {
  for (const { _id } of await opinionsToHandOver(from.memberId, scope)) {
    await atomically(by, async (change) => {
      const opinion = await change.get(opinions, _id)
      if (!opinion) throw new AppError('OPINION_NOT_FOUND')
      const changed = handedOver(opinion, { from, to, by: by.actor, now: by.now })
      if (!changed) return
      await change.update(opinions, _id, changed)
      await change.audit({
        action: 'opinion.handedOver',
        target: { kind: 'opinion', id: _id },
        organisationPath: opinion.organisationPath,
        before: { leadId: opinion.leadId },
        after: { leadId: changed.leadId },
      })
    })
  }
}
