import type { Answers, Question } from '../../cloudfunctions/contracts/questions'
import { answerWords, checkAnswers } from '../../cloudfunctions/kernel/answers'
import { refusalBy } from './actors'

const question = (questionId: string, kind: Question['kind'], changes: Partial<Question> = {}): Question => ({
  questionId,
  kind,
  label: '问题',
  required: false,
  ...changes,
})
const choice = { options: ['会', '不会'] }

describe('answers', () => {
  it.each([
    ['text', ' 我来自浙江 ', '我来自浙江'],
    ['number', 3.5, 3.5],
    ['oneChoice', '会', '会'],
    ['manyChoice', ['会', '不会', '会'], ['会', '不会']],
    ['date', '2026-02-28', '2026-02-28'],
  ] as const)('of kind %s are kept', (kind, given, kept) => {
    const answer = Array.isArray(given) ? [...given] : given
    expect(checkAnswers([question('q', kind, choice)], { q: answer as string })).toEqual({ q: kept })
  })

  it.each([
    ['text', 3],
    ['number', '3'],
    ['number', Infinity],
    ['oneChoice', '也许'],
    ['oneChoice', ['会']],
    ['manyChoice', '会'],
    ['manyChoice', ['会', '也许']],
    ['date', '2026-02-30'],
    ['date', '明天'],
    ['date', '2026-2-3'],
  ] as const)('of kind %s are not %p', (kind, given) => {
    expect(refusalBy(() => checkAnswers([question('q', kind, choice)], { q: given as string }))).toBe('ANSWERS_INVALID')
  })

  it('may be missing or empty, unless required', () => {
    const nothing: Answers[] = [{}, { q: ' ' }, { q: [] }]
    for (const empty of nothing) {
      expect(checkAnswers([question('q', 'text')], empty)).toEqual({})
      expect(refusalBy(() => checkAnswers([question('q', 'text', { required: true })], empty))).toBe('ANSWERS_INVALID')
    }
  })

  it('to what was not asked are dropped, and names of what every object has are no answers', () => {
    expect(checkAnswers([question('q', 'text')], { other: '不问自答' })).toEqual({})
    expect(checkAnswers([question('constructor', 'text')], {})).toEqual({})
  })

  it('name every question that is wrong', () => {
    expect.assertions(1)
    try {
      checkAnswers([question('a', 'number', { required: true }), question('b', 'date'), question('c', 'text')], {
        b: 'x',
        c: '好',
      })
    } catch (error) {
      expect(error).toMatchObject({ details: { fields: ['a', 'b'] } })
    }
  })

  it('read as words', () => {
    expect([answerWords(3), answerWords(['会', '不会']), answerWords('好')]).toEqual(['3', '会、不会', '好'])
  })
})
