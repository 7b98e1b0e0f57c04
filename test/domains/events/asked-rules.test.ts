import { answersInWords, formerQuestionsAfter, questionsIn } from '../../../cloudfunctions/domains/events/asked-rules'

const asked = (questionId: string, label: string) => ({ questionId, label, kind: 'text' as const, required: false })

/** An event whose questions were these, one edit after the other. */
function edited(...versions: ReturnType<typeof asked>[][]) {
  let event: Parameters<typeof formerQuestionsAfter>[0] = { questions: { version: 1, items: versions[0] ?? [] } }
  for (const [i, items] of versions.entries()) {
    const questions = { version: i + 1, items }
    if (i > 0) event = { questions, formerQuestions: formerQuestionsAfter(event, questions) }
  }
  return event
}

describe('answers in words', () => {
  const answered = (answersVersion: number) => ({ answers: { q1: '花生' }, answersVersion })

  it('have the question as it was put when it was answered, whatever became of it', () => {
    const event = edited([asked('q1', '忌口')], [asked('q1', '过敏')], [asked('q1', '忌口')], [])
    expect([1, 2, 3].map((version) => answersInWords(event, answered(version)))).toEqual([
      ['忌口：花生'],
      ['过敏：花生'],
      ['忌口：花生'],
    ])
  })

  it('have the question that stands, when it was not changed since', () => {
    const event = edited([asked('q1', '忌口'), asked('q2', '车牌')], [asked('q1', '忌口')])
    expect(event.formerQuestions).toEqual([{ questionId: 'q2', label: '车牌', until: 1 }])
    expect(answersInWords(event, answered(1))).toEqual(['忌口：花生'])
  })

  it('say so where nobody knows the question any more', () => {
    expect(answersInWords(edited([]), answered(1))).toEqual(['一个已删去的问题：花生'])
    expect(answersInWords(undefined, answered(1))).toEqual(['一个已删去的问题：花生'])
  })
})

it('questions that were worded anew stand as they were answered', () => {
  const event = edited([asked('q1', '忌口')], [asked('q1', '过敏')])
  expect(questionsIn(event, 1)).toEqual([asked('q1', '忌口')])
  expect(questionsIn(event, 2)).toEqual([asked('q1', '过敏')])
})
