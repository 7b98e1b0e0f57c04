import type { Actor } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError, unreachable } from '../../kernel/app-error'
import { shanghaiDate } from '../../kernel/clock'
import { addWorkingDays } from '../../kernel/working-days'
import type { OpinionRecord, OpinionStatus, OpinionStep } from './records'

/** Working days within which an opinion is accepted. */
const daysToAccept = 3

/** Working days from acceptance to the answer, by kind. */
const daysToAnswer: Record<OpinionRecord['kind'], number> = { request: 5, question: 5, suggestion: 13 }

/** The promised day of acceptance. */
export function acceptanceDue(now: Date): string {
  return addWorkingDays(shanghaiDate(now), daysToAccept)
}

export type OpinionAct = 'accept' | 'assign' | 'reply' | 'rate'

/** Whether staff of this person may see an opinion at all. */
export function canSee(opinion: OpinionRecord, actor: Actor): boolean {
  return (
    opinion.authorId === actor.memberId || isHandler(opinion, actor) || reaches(actor, opinion.organisationPath, 'administrator')
  )
}

function isHandler(opinion: OpinionRecord, { memberId }: Pick<Actor, 'memberId'>): boolean {
  return opinion.leadId === memberId || opinion.coHandlerIds.includes(memberId)
}

/** What somebody may do with an opinion now, or the refusal. Nobody handles their own. */
export function refusalOf(act: OpinionAct, opinion: OpinionRecord, actor: Actor): AppError | null {
  if (!canSee(opinion, actor)) return new AppError('OPINION_NOT_FOUND')
  if (act === 'rate') {
    if (opinion.authorId !== actor.memberId) return new AppError('OPINION_NOT_FOUND')
  } else {
    if (opinion.authorId === actor.memberId) return new AppError('OWN_OPINION')
    if (act === 'reply' ? !isHandler(opinion, actor) : !reaches(actor, opinion.organisationPath, 'administrator')) {
      return new AppError('OPINION_NOT_YOURS')
    }
  }
  return allowedIn(opinion.status).includes(act) ? null : new AppError('OPINION_MOVED_ON')
}

function allowedIn(status: OpinionStatus): OpinionAct[] {
  switch (status) {
    case 'submitted':
      return ['accept']
    case 'accepted':
      return ['assign']
    case 'assigned':
      // An assignment can be changed until the answer is out.
      return ['assign', 'reply']
    case 'replied':
      return ['rate']
    case 'closed':
      return []
    default:
      return unreachable(status)
  }
}

/** The step and the record it makes. */
function moved(opinion: OpinionRecord, status: OpinionStatus, actor: Actor, now: Date, text: string | null = null) {
  const step: OpinionStep = { status, at: now, byId: actor.memberId, byName: actor.name, text }
  return { status, steps: [...opinion.steps, step] }
}

/** Taken up: from now the clock for the answer runs. */
export function accepted(opinion: OpinionRecord, actor: Actor, now: Date) {
  return { ...moved(opinion, 'accepted', actor, now), dueOn: addWorkingDays(shanghaiDate(now), daysToAnswer[opinion.kind]) }
}

/** Given to people who can handle it. */
export function assigned(
  opinion: OpinionRecord,
  to: { lead: Handler; coHandlers: Handler[]; dueOn?: string | undefined },
  actor: Actor,
  now: Date,
) {
  for (const handler of [to.lead, ...to.coHandlers]) {
    if (!canHandle(opinion, handler)) throw new AppError('HANDLER_INVALID')
  }
  const promised = opinion.dueOn ?? ''
  // Sooner than promised is fine; later needs an extension that the author is told of.
  if (to.dueOn !== undefined && (to.dueOn < shanghaiDate(now) || to.dueOn > promised)) throw new AppError('DUE_DAY_INVALID')
  return {
    ...moved(opinion, 'assigned', actor, now, `承办人：${to.lead.name}`),
    leadId: to.lead.memberId,
    leadName: to.lead.name,
    coHandlerIds: to.coHandlers.map(({ memberId }) => memberId),
    dueOn: to.dueOn ?? opinion.dueOn,
  }
}

export type Handler = Pick<Actor, 'memberId' | 'name' | 'roles'>

/**
 * Whether somebody can be given an opinion: their role reaches it, and they did not raise it under their name. One without a name can be given
 * to its author, because a refusal would name them to whoever tries; they cannot answer it, and it is given to another as any that waits.
 */
export function canHandle(
  opinion: Pick<OpinionRecord, 'authorId' | 'anonymous' | 'organisationPath'>,
  handler: Pick<Handler, 'memberId' | 'roles'>,
): boolean {
  return !isKnownAuthor(opinion, handler) && reaches(handler, opinion.organisationPath, 'handler', 'administrator')
}

/** Whether staff know that somebody raised an opinion. */
export function isKnownAuthor(
  { authorId, anonymous }: Pick<OpinionRecord, 'authorId' | 'anonymous'>,
  { memberId }: Pick<Handler, 'memberId'>,
): boolean {
  return !anonymous && authorId === memberId
}

/**
 * An opinion with a colleague in another's place, or null when it is not theirs any more, answered, or not for the other. The author reads who
 * answers now; a change among those who help is no news to them.
 */
export function handedOver(
  opinion: OpinionRecord,
  act: { from: Pick<Handler, 'memberId' | 'name'>; to: Handler; by: Pick<Handler, 'memberId' | 'name'>; now: Date },
): Pick<OpinionRecord, 'leadId' | 'leadName' | 'coHandlerIds' | 'steps'> | null {
  const { from, to, by, now } = act
  if (opinion.dueOn === null || !isHandler(opinion, from) || !canHandle(opinion, to)) return null
  const isLead = opinion.leadId === from.memberId
  const leadId = isLead ? to.memberId : opinion.leadId
  const others = opinion.coHandlerIds.map((id) => (id === from.memberId ? to.memberId : id))
  const text = `承办人变更：${from.name}交给${to.name}`
  const step: OpinionStep = { status: opinion.status, at: now, byId: by.memberId, byName: by.name, text }
  return {
    leadId,
    leadName: isLead ? to.name : opinion.leadName,
    coHandlerIds: [...new Set(others)].filter((id) => id !== leadId),
    steps: isLead ? [...opinion.steps, step] : opinion.steps,
  }
}

/** Answered: nothing is due any more but the author's word. */
export function replied(opinion: OpinionRecord, text: string, actor: Actor, now: Date) {
  return { ...moved(opinion, 'replied', actor, now, text), dueOn: null }
}

/** Rated by its author, which closes it. */
export function rated(
  opinion: OpinionRecord,
  rating: { satisfied: boolean; comment?: string | undefined },
  actor: Actor,
  now: Date,
) {
  return {
    ...moved(opinion, 'closed', actor, now, rating.satisfied ? '满意' : '不满意'),
    rating: { satisfied: rating.satisfied, comment: rating.comment ?? null, at: now },
  }
}
