interface Question {
  questionId: string
  kind: 'text' | 'number' | 'oneChoice' | 'manyChoice' | 'date'
  label: string
  required: boolean
  options?: string[]
}
type Answer = string | number | string[]
type Answers = Record<string, Answer>
interface AnswerRow extends Question {
  choices: { value: string; label: string }[]
  /** What a field shows. */
  text: string
  chosen: string | string[]
  error: string
}

type AnswerEvent = WechatMiniprogram.CustomEvent<{ value: string | string[] }, object, { id: string }>

const hints: Record<Question['kind'], string> = {
  text: '请填写',
  number: '请填写数字',
  oneChoice: '请选一项',
  manyChoice: '请至少选一项',
  date: '请选择日期',
}

const isEmpty = (answer: Answer | undefined) =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** Questions of an organisation's or an event's own, with their answers. Tells all answers on every change. */
Component({
  properties: {
    questions: { type: Array, value: [] as Question[] },
    /** Answers by question id. */
    value: { type: Object, value: {} as Answers },
    /** The ids of questions that are not answered well. */
    wrong: { type: Array, value: [] as string[] },
  },

  data: { rows: [] as AnswerRow[] },

  observers: {
    'questions, value, wrong': function (questions: Question[], value: Answers, wrong: string[]) {
      const rows = questions.map((question): AnswerRow => {
        const answer = value[question.questionId]
        return {
          ...question,
          choices: (question.options ?? []).map((option) => ({ value: option, label: option })),
          text: typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '',
          chosen: Array.isArray(answer) || typeof answer === 'string' ? answer : '',
          error: wrong.includes(question.questionId) ? hints[question.kind] : '',
        }
      })
      this.setData({ rows })
    },
  },

  methods: {
    onAnswer(event: AnswerEvent) {
      const { id } = event.currentTarget.dataset
      const question = this.data.questions.find(({ questionId }) => questionId === id)
      if (!question) return
      const { [id]: _before, ...others } = this.data.value
      const answer = this.answerTo(question, event.detail.value)
      this.triggerEvent('change', { value: isEmpty(answer) ? others : { ...others, [id]: answer } })
    },

    /** A number as a number; what is none stays as typed, so that the server says so and nothing typed is lost. */
    answerTo({ kind }: Question, typed: string | string[]): Answer {
      if (kind !== 'number' || Array.isArray(typed) || typed.trim() === '') return typed
      const number = Number(typed)
      return Number.isFinite(number) && String(number) === typed.trim() ? number : typed
    },
  },
})
