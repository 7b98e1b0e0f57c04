import type { ParsedInputOf } from '../../contracts'
import { checkAnswers } from '../../kernel/answers'
import { AppError } from '../../kernel/app-error'
import type { AnsweredQuestions, OrganisationRecord } from '../organisations'

/**
 * What somebody answered to the questions of the organisations they ask to join, each question with its words. Refused while one that must
 * be answered is not, or when the questions have changed since they were shown.
 */
export function answersTo(
  organisations: readonly OrganisationRecord[],
  given: ParsedInputOf<'members.register'>['answers'] = [],
  now: Date,
): AnsweredQuestions[] {
  return organisations.flatMap(({ _id, name, questions }) => {
    if (!questions || questions.items.length === 0) return []
    const mine = given.find(({ organisationId }) => organisationId === _id)
    if (mine && mine.version !== questions.version) throw new AppError('QUESTIONS_CHANGED')
    const answers = checkAnswers(questions.items, mine?.answers ?? {})
    const items = questions.items.flatMap(({ questionId, label }) => {
      const answer = answers[questionId]
      return answer === undefined ? [] : [{ questionId, label, answer }]
    })
    return [{ organisationId: _id, organisationName: name, version: questions.version, at: now, items }]
  })
}
