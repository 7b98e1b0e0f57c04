import type { Question } from '../contracts/questions'
import { AppError } from './app-error'

/** A question as it is edited: one without an id is new. */
type EditedQuestion = Omit<Question, 'questionId' | 'options'> & {
  questionId?: string | undefined
  options?: string[] | undefined
}

/** Questions as they are stored: what was there keeps its id, what is new gets one that was never used among them. */
export function questionsFrom(
  edited: readonly EditedQuestion[],
  standing: { version: number; items: Question[] } | null,
): { version: number; items: Question[] } {
  const version = (standing?.version ?? 0) + 1
  const known = new Set(standing?.items.map(({ questionId }) => questionId))
  const items = edited.map(({ questionId, options, ...rest }, i) => {
    const chooses = rest.kind === 'oneChoice' || rest.kind === 'manyChoice'
    const distinct = [...new Set(options ?? [])]
    if (chooses && distinct.length < 2) throw new AppError('QUESTIONS_INVALID')
    const kept = questionId !== undefined && known.delete(questionId)
    return { questionId: kept ? questionId : `q${version}-${i + 1}`, ...rest, ...(chooses ? { options: distinct } : {}) }
  })
  return { version, items }
}

/** The same, and when nothing was changed the questions that stand, version and all. */
export function questionsUnlessSame(
  edited: readonly EditedQuestion[],
  standing: { version: number; items: Question[] },
): { version: number; items: Question[] } {
  // One that came without its id, as when a request is repeated, is known by its words.
  const known = new Map(standing.items.map((item) => [wordsOf(item), item.questionId]))
  const named = edited.map((item) => ({ ...item, questionId: item.questionId ?? known.get(wordsOf(item)) }))
  const questions = questionsFrom(named, standing)
  const identical = (items: readonly Question[]) => JSON.stringify(items.map((item) => [item.questionId, wordsOf(item)]))
  return identical(questions.items) === identical(standing.items) ? standing : questions
}

const wordsOf = ({ kind, label, required, options = [] }: EditedQuestion) => JSON.stringify([kind, label, required, options])
