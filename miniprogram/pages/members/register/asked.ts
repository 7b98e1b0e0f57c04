import { stillShown, wrongAmong, type Answers } from '../../../services/answers'
import { call, type InputOf, type OutputOf } from '../../../services/api'
import type { Organisation } from '../../../services/organisation-tree'
import type { Form } from './registration'

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

/** The same with the questions marked that must be answered and are not, or are in a way they do not take; null when there is none. */
export function withUnanswered(asked: Asked[]): Asked[] | null {
  const marked = asked.map((one) => ({ ...one, wrong: wrongAmong(one.questions.items, one.answers) }))
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
