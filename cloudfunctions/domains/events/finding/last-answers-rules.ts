import type { Answers, Question } from '../../../contracts/questions'
import { isAnswerTo } from '../../../kernel/answers'

/** What somebody answered once: the questions as they were put, and the answers. */
export interface Former {
  questions: readonly Question[]
  answers: Answers
}

/**
 * The newest answer to each question that was put before in the same words and of the same kind, here or at another event, as far as it
 * still answers it: an option may be gone. `formers` are the newest first.
 */
export function lastAnswers(questions: readonly Question[], formers: readonly Former[]): Answers {
  const found: Answers = {}
  for (const question of questions) {
    for (const former of formers) {
      const answer = answerAmong(former, question)
      if (answer === undefined) continue
      found[question.questionId] = answer
      break
    }
  }
  return found
}

function answerAmong({ questions, answers }: Former, wanted: Question): Answers[string] | undefined {
  const same = questions.find(({ label, kind }) => label === wanted.label && kind === wanted.kind)
  const answer = same && Object.hasOwn(answers, same.questionId) ? answers[same.questionId] : undefined
  return answer !== undefined && isAnswerTo(wanted, answer) ? answer : undefined
}
