import { call, type InputOf, type OutputOf } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import type { Form } from './registration'

export type Answers = NonNullable<InputOf<'members.register'>['answers']>[number]['answers']

/** What one chosen organisation asks, in its own words. */
export interface Asked {
  organisationId: string
  name: string
  questions: OutputOf<'organisations.getOrganisation'>['questions']
  /** When and how many may register; empty when there is no limit. */
  intake: string
  answers: Answers
  /** The ids of questions that are not answered well. */
  wrong: string[]
}

/** What each of the chosen organisations asks; the others ask nothing. */
export async function askedBy(form: Form, tree: Organisation[]): Promise<Asked[]> {
  const asking = form.organisationIds.filter((id) => tree.some((item) => item.organisationId === id && item.asks))
  const found = await Promise.all(asking.map((organisationId) => call('organisations.getOrganisation', { organisationId })))
  return found.map(({ organisationId, name, questions, intake }) => ({
    organisationId,
    name,
    questions,
    answers: stillShown(questions.items, form.answers[organisationId] ?? {}),
    intake: intake ? `登记时间：${intake.startsOn} 到 ${intake.endsOn}，还有 ${intake.left} 个名额` : '',
    wrong: [],
  }))
}

type Question = Asked['questions']['items'][number]

/** What was answered to questions that are still asked so; an option that is gone is chosen no longer. */
function stillShown(questions: Question[], given: Answers): Answers {
  const shown = questions.flatMap((question): [string, Answers[string]][] => {
    const answer = given[question.questionId]
    const isTyped = !question.options && !Array.isArray(answer)
    return answer !== undefined && (isTyped || fits(question, answer)) ? [[question.questionId, answer]] : []
  })
  return Object.fromEntries(shown)
}

/** Whether the question takes an answer. */
function fits({ kind, options = [] }: Question, answer: Answers[string]): boolean {
  if (kind === 'manyChoice') return Array.isArray(answer) && answer.every((one) => options.includes(one))
  if (kind === 'number') return typeof answer === 'number'
  return typeof answer === 'string' && (kind !== 'oneChoice' || options.includes(answer))
}

/** The same with the questions marked that must be answered and are not, or are in a way they do not take; null when there is none. */
export function withUnanswered(asked: Asked[]): Asked[] | null {
  const marked = asked.map((one) => ({
    ...one,
    wrong: one.questions.items
      .filter((question) => {
        const answer = one.answers[question.questionId]
        return answer === undefined ? question.required : !fits(question, answer)
      })
      .map(({ questionId }) => questionId),
  }))
  return marked.some(({ wrong }) => wrong.length > 0) ? marked : null
}

/** The answers as `members.register` wants them, each with the version that was shown. */
export function answersFor(asked: Asked[]): NonNullable<InputOf<'members.register'>['answers']> {
  return asked.map(({ organisationId, questions, answers }) => ({ organisationId, version: questions.version, answers }))
}

/** What somebody answered before. */
export function answersIn({ answers = [] }: OutputOf<'members.getProfile'>): Form['answers'] {
  return Object.fromEntries(
    answers.map(({ organisationId, items }) => [
      organisationId,
      Object.fromEntries(items.map(({ questionId, answer }) => [questionId, answer])),
    ]),
  )
}
