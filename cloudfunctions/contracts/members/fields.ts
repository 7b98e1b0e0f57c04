import * as z from 'zod'
import { roleLabels } from '../../../miniprogram/shared/labels'
import { keysOf } from '../keys'
import { AnswerView } from '../questions'

export const MemberStatus = z.enum(['pending', 'approved', 'rejected', 'suspended'])

export const Role = z.enum(keysOf(roleLabels))

/** As somebody typed or scanned it: in either case, with spaces between or not. */
export const InvitationCode = z.string().min(1).max(20)

export const Phone = z.string().regex(/^1[3-9]\d{9}$/)

/** What somebody answered to one organisation's questions, in the words of both. */
export const AnsweredView = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  items: z.array(z.object({ questionId: z.string(), label: z.string(), answer: AnswerView, words: z.string() })),
})
