import type { OutputOf } from '../../../services/api'
import type { RosterItem } from './book'

type Questions = NonNullable<OutputOf<'events.getEvent'>['questions']>['items']

/** What somebody answered, each under its question; questions that are asked no longer are left out. */
export function answerLines(questions: Questions, answers: NonNullable<RosterItem['answers']>): string {
  const lines = questions.flatMap(({ questionId, label }) => {
    const answer = answers[questionId]
    return answer === undefined ? [] : [`${label}：${Array.isArray(answer) ? answer.join('、') : answer}`]
  })
  return lines.length > 0 ? lines.join('\n') : '问题已经改过，没有对应的回答。'
}
