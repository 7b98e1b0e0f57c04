import type { Answers, Question } from '../contracts/questions'
import { AppError, unreachable } from './app-error'

type Answer = Answers[string]

/**
 * The answers that count: one for each question that was answered, trimmed, nothing else. Refused with the ids of the questions that are
 * required and empty, or answered in a way the question does not take.
 */
export function checkAnswers(questions: readonly Question[], answers: Answers): Answers {
  const wrong: string[] = []
  const cleaned: Answers = {}
  for (const question of questions) {
    const given = Object.hasOwn(answers, question.questionId) ? answers[question.questionId] : undefined
    const answer = given === undefined ? undefined : cleanedAnswer(question, given)
    if (answer === undefined) {
      if (question.required) wrong.push(question.questionId)
    } else if (answer === null) wrong.push(question.questionId)
    else cleaned[question.questionId] = answer
  }
  if (wrong.length > 0) throw new AppError('ANSWERS_INVALID', { fields: wrong })
  return cleaned
}

/** Whether an answer, given at another time, answers a question as it is put now. */
export function isAnswerTo(question: Question, given: Answer): boolean {
  const answer = cleanedAnswer(question, given)
  return answer !== null && answer !== undefined
}

/** The answer as it is kept; undefined when it is empty, null when the question does not take it. */
function cleanedAnswer({ kind, options = [] }: Question, given: Answer): Answer | null | undefined {
  if (typeof given === 'string' && given.trim() === '') return undefined
  if (Array.isArray(given) && given.length === 0) return undefined
  switch (kind) {
    case 'text':
      return typeof given === 'string' ? given.trim() : null
    case 'number':
      return typeof given === 'number' && Number.isFinite(given) ? given : null
    case 'oneChoice':
      return typeof given === 'string' && options.includes(given) ? given : null
    case 'manyChoice':
      return Array.isArray(given) && given.every((one) => options.includes(one)) ? [...new Set(given)] : null
    case 'date':
      return typeof given === 'string' && isDate(given) ? given : null
    default:
      return unreachable(kind)
  }
}

function isDate(given: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : new Date(NaN)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(given)
}

/** An answer in words, as staff and the person themself read it. */
export function answerWords(answer: Answer): string {
  return Array.isArray(answer) ? answer.join('、') : String(answer)
}
