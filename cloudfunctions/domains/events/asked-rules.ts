import type { Question } from '../../contracts/questions'
import { answerWords } from '../../kernel/answers'
import type { Answered, EventRecord } from './records'

type Asked = Pick<EventRecord, 'questions' | 'formerQuestions'>

/** The questions that an edit takes away or words anew, added to those of earlier edits. */
export function formerQuestionsAfter({ questions, formerQuestions = [] }: Asked, become: EventRecord['questions']) {
  const stays = (asked: { questionId: string; label: string }) =>
    become.items.some(({ questionId, label }) => questionId === asked.questionId && label === asked.label)
  const gone = questions.items.filter((asked) => !stays(asked))
  return [...formerQuestions, ...gone.map(({ questionId, label }) => ({ questionId, label, until: questions.version }))]
}

/** How a question was put in one version of an event's questions; undefined when nobody knows any more. */
function labelIn({ questions, formerQuestions = [] }: Asked, version: number, questionId: string): string | undefined {
  // The earliest edit after that version is the one that changed it.
  const former = formerQuestions.find((asked) => asked.questionId === questionId && asked.until >= version)
  return (former ?? questions.items.find((asked) => asked.questionId === questionId))?.label
}

/** What somebody answered, each with its question as it was put to them. */
export function answersInWords(event: Asked | undefined, { answers, answersVersion }: Answered): string[] {
  return Object.entries(answers).map(([questionId, answer]) => {
    const label = event && labelIn(event, answersVersion, questionId)
    return `${label ?? '一个已删去的问题'}：${answerWords(answer)}`
  })
}

/** The questions that are still asked, as they were put in an earlier version. */
export function questionsIn(event: Asked, version: number): Question[] {
  return event.questions.items.map((asked) => ({ ...asked, label: labelIn(event, version, asked.questionId) ?? asked.label }))
}
