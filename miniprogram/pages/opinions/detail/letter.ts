import type { OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'
import { opinionCategoryLabels, opinionKindLabels } from '../../../shared/labels'
import { promiseText, statusTag, urgency, type OpinionStatus, type Tone } from '../due'

type Opinion = OutputOf<'opinions.getOpinion'>
type Step = Opinion['steps'][number]

export interface TimelineItem {
  title: string
  time: string
  text?: string
  by?: string
  state: 'done' | 'current' | 'todo'
}

export interface Answer {
  text: string
  /** who answered, and when */
  from: string
}

/** An opinion and its answer, as the page shows them. */
export interface Letter {
  about: string
  /** 提给城东区联谊会 */
  addressee: string
  from: string
  status: { text: string; tone: Tone }
  promise: string
  late: string
  answers: Answer[]
  steps: TimelineItem[]
}

const order: OpinionStatus[] = ['submitted', 'accepted', 'assigned', 'replied', 'closed']
const titles: Record<OpinionStatus, string> = {
  submitted: '已提交',
  accepted: '已受理',
  assigned: '办理中',
  replied: '已答复',
  closed: '已评价',
}

const titlesAhead: Record<OpinionStatus, string> = {
  submitted: '待提交',
  accepted: '待受理',
  assigned: '待办理',
  replied: '待答复',
  closed: '待评价',
}

export function toLetter(opinion: Opinion, now: number): Letter {
  const author = opinion.authorName ?? '匿名'
  const left = urgency(opinion, now)
  return {
    about: `${opinionKindLabels[opinion.kind]} · ${opinionCategoryLabels[opinion.category]}`,
    addressee: `提给${opinion.organisationName}`,
    from: `${author}${opinion.anonymous && opinion.authorName !== undefined ? '（匿名提交）' : ''} · ${whenText(opinion.submittedAt)}`,
    status: statusTag(opinion.status),
    promise: promiseText(opinion),
    late: left !== undefined && left.days < 0 ? left.text : '',
    answers: opinion.steps.filter(isAnswer).map((step) => ({ text: step.text ?? '', from: signature(step) })),
    steps: [...stepsTaken(opinion), ...stepsAhead(opinion)],
  }
}

const isAnswer = (step: Step) => step.status === 'replied' && step.text !== undefined

function signature(step: Step): string {
  return [step.byName, whenText(step.at)].filter((part) => part !== undefined).join(' · ')
}

function stepsTaken(opinion: Opinion): TimelineItem[] {
  return opinion.steps.map((step) => ({
    title: titles[step.status],
    time: whenText(step.at),
    state: 'done',
    ...(step.byName === undefined ? {} : { by: step.byName }),
    ...(isAnswer(step) || step.text === undefined ? {} : { text: step.text }),
  }))
}

/** What is still to come; the next one carries the promised day. */
function stepsAhead(opinion: Opinion): TimelineItem[] {
  const ahead = order.slice(order.indexOf(opinion.status) + 1)
  return ahead.map((status, index) => ({
    title: titlesAhead[status],
    time: '',
    state: index === 0 ? 'current' : 'todo',
    ...waitingFor(status, opinion),
  }))
}

const promised: Record<OpinionStatus, 'accept' | 'answer' | 'none'> = {
  submitted: 'none',
  accepted: 'accept',
  assigned: 'none',
  replied: 'answer',
  closed: 'none',
}

/** The promised day stands at the step it is promised for. */
function waitingFor(status: OpinionStatus, opinion: Opinion): Pick<TimelineItem, 'by'> {
  const owed = opinion.status === 'submitted' ? 'accept' : 'answer'
  return promised[status] === owed ? { by: promiseText(opinion) } : {}
}
