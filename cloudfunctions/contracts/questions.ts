import * as z from 'zod'
import { limits } from '../../miniprogram/shared/limits'
import { questionKindLabels } from '../../miniprogram/shared/labels'
import { text } from './define'
import { keysOf } from './keys'

/** A question's id as a field of the stored answers: no dot and no $, which mean something to the database. */
const QuestionId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)

const QuestionKind = z.enum(keysOf(questionKindLabels))

/** A question of an organisation's (or an event's) own, as everybody who has to answer it sees it. */
export const QuestionView = z.object({
  questionId: z.string(),
  kind: QuestionKind,
  label: z.string(),
  required: z.boolean(),
  /** For one choice or many. */
  options: z.array(z.string()).optional(),
})

/** Questions as they are edited: one without an id is new. */
export const QuestionsInput = z
  .array(
    z.strictObject({
      questionId: QuestionId.optional(),
      kind: QuestionKind,
      label: text(limits.questionLabel),
      required: z.boolean(),
      options: z.array(text(limits.questionOption)).min(2).max(limits.questionOptions).optional(),
    }),
  )
  .max(limits.questions)

/** Text, a number, one option, several, or a date as `YYYY-MM-DD`. */
export const AnswerView = z.union([
  z.string().max(limits.answerText),
  z.number(),
  z.array(z.string().max(limits.answerText)).max(limits.questionOptions),
])

/** Answers by question id. */
export const AnswersInput = z.record(QuestionId, AnswerView).refine((answers) => Object.keys(answers).length <= limits.questions)

export type Question = z.output<typeof QuestionView>
export type Answers = z.output<typeof AnswersInput>
