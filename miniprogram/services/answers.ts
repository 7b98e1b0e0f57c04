import type { InputOf, OutputOf } from './api'

export type Answers = NonNullable<InputOf<'members.register'>['answers']>[number]['answers']
export type Question = OutputOf<'organisations.getOrganisation'>['questions']['items'][number]

/** What was answered to questions that are still asked so; an option that is gone is chosen no longer. */
export function stillShown(questions: Question[], given: Answers): Answers {
  const shown = questions.flatMap((question): [string, Answers[string]][] => {
    const answer = given[question.questionId]
    const isTyped = !question.options && !Array.isArray(answer)
    return answer !== undefined && (isTyped || fits(question, answer)) ? [[question.questionId, answer]] : []
  })
  return Object.fromEntries(shown)
}

/** The ids of questions that must be answered and are not, or are in a way they do not take. */
export function wrongAmong(questions: Question[], answers: Answers): string[] {
  return questions
    .filter((question) => {
      const answer = answers[question.questionId]
      return answer === undefined ? question.required : !fits(question, answer)
    })
    .map(({ questionId }) => questionId)
}

/** Whether the question takes an answer. */
function fits({ kind, options = [] }: Question, answer: Answers[string]): boolean {
  if (kind === 'manyChoice') return Array.isArray(answer) && answer.every((one) => options.includes(one))
  if (kind === 'number') return typeof answer === 'number'
  return typeof answer === 'string' && (kind !== 'oneChoice' || options.includes(answer))
}
