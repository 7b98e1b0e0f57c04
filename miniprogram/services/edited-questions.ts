import type { InputOf } from './api'

type Questions = NonNullable<InputOf<'organisations.editQuestions'>['questions']>

const chooses = ({ kind }: Questions[number]) => kind === 'oneChoice' || kind === 'manyChoice'

/** Questions without the lines and spaces that typing leaves behind. */
export function tidied(questions: Questions): Questions {
  return questions.map(({ options = [], ...question }) => ({
    ...question,
    label: question.label.trim(),
    ...(chooses(question) ? { options: [...new Set(options.map((option) => option.trim()).filter(Boolean))] } : {}),
  }))
}

/** What keeps the questions from being asked, in words; empty when nothing does. */
export function mistakeIn(questions: Questions): string {
  const asked = tidied(questions)
  if (asked.some(({ label }) => label === '')) return '请写出每个问题问什么，或删除空的'
  if (asked.some((question) => chooses(question) && (question.options ?? []).length < 2)) return '选择题至少要有两个选项'
  return ''
}
