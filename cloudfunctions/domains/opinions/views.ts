import type { OutputOf } from '../../contracts'
import type { Actor } from '../../kernel/access'
import type { OpinionRecord } from './records'
import type { OpinionAct } from './rules'
import { refusalOf } from './rules'

const acts: OpinionAct[] = ['accept', 'assign', 'reply', 'rate']

/** An opinion in a list of its author's own. */
export function opinionSummary(opinion: OpinionRecord): OutputOf<'opinions.listMine'>['items'][number] {
  return {
    opinionId: opinion._id,
    receiptNumber: opinion.receiptNumber,
    kind: opinion.kind,
    category: opinion.category,
    text: opinion.text,
    status: opinion.status,
    submittedAt: opinion.submittedAt.toISOString(),
    ...(opinion.dueOn === null ? {} : { dueOn: opinion.dueOn }),
  }
}

/** Who raised it, unless they asked not to be named. */
export function authorNameFor(opinion: OpinionRecord, readerId: string): { authorName?: string } {
  return opinion.anonymous && opinion.authorId !== readerId ? {} : { authorName: opinion.authorName }
}

/** An opinion with all its steps, as somebody who may see it sees it. */
export function opinionView(opinion: OpinionRecord, actor: Actor): OutputOf<'opinions.getOpinion'> {
  return {
    ...opinionSummary(opinion),
    imageIds: opinion.imageIds,
    anonymous: opinion.anonymous,
    organisationName: opinion.organisationName,
    // The author's own steps carry no name: an anonymous one must not be named by them.
    steps: opinion.steps.map(({ status, at, byId, byName, text }) => ({
      status,
      at: at.toISOString(),
      ...(byId === opinion.authorId ? {} : { byName }),
      ...(text === null ? {} : { text }),
    })),
    ...(opinion.rating
      ? {
          rating: {
            satisfied: opinion.rating.satisfied,
            ...(opinion.rating.comment === null ? {} : { comment: opinion.rating.comment }),
          },
        }
      : {}),
    ...authorNameFor(opinion, actor.memberId),
    ...(opinion.leadName === null ? {} : { leadName: opinion.leadName }),
    can: acts.filter((act) => refusalOf(act, opinion, actor) === null),
  }
}
