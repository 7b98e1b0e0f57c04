import type { Criteria } from '../../platform/database'
import { command, transact } from '../../platform/database'
import type { OpinionRecord } from './records'
import { opinions } from './store'

const portion = 100

function naming(memberId: string): Criteria {
  return command().or([{ authorId: memberId }, { leadId: memberId }, { coHandlerIds: memberId }, { 'steps.byId': memberId }])
}

/** Puts one member where another stood in every opinion, as author, handler or in a step. May be repeated. */
export async function moveToMember(fromId: string, toId: string): Promise<void> {
  for (;;) {
    const found = await opinions.find(naming(fromId), { limit: portion, fields: { _id: 1 } })
    for (const { _id } of found) {
      await transact(async (transaction) => {
        const opinion = await transaction.get(opinions, _id)
        if (opinion) await transaction.update(opinions, _id, renamed(opinion, fromId, toId))
      })
    }
    if (found.length < portion) return
  }
}

function renamed({ authorId, leadId, coHandlerIds, steps }: OpinionRecord, fromId: string, toId: string) {
  const moved = (id: string) => (id === fromId ? toId : id)
  const lead = leadId === null ? null : moved(leadId)
  return {
    authorId: moved(authorId),
    leadId: lead,
    coHandlerIds: [...new Set(coHandlerIds.map(moved))].filter((id) => id !== lead),
    steps: steps.map((step) => ({ ...step, byId: moved(step.byId) })),
  } satisfies Partial<OpinionRecord>
}

/** What a merge would move, and how many opinions one record handles that the other raised. Those without a name are not counted to staff. */
export async function toMove(keepId: string, goId: string): Promise<{ raised: number; handled: number; own: number }> {
  const _ = command()
  const handledBy = (memberId: string) => _.or([{ leadId: memberId }, { coHandlerIds: memberId }])
  const open = { dueOn: _.gt(''), anonymous: false }
  const [raised, handled, own] = await Promise.all([
    opinions.count({ authorId: goId, anonymous: false }),
    opinions.count(handledBy(goId)),
    opinions.count(
      _.or([_.and([{ authorId: goId }, handledBy(keepId), open]), _.and([{ authorId: keepId }, handledBy(goId), open])]),
    ),
  ])
  return { raised, handled, own }
}
