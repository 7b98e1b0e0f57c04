import type { opinionCategoryLabels, opinionKindLabels, opinionStatusLabels } from '../../../miniprogram/shared/labels'
import type { Stored } from '../../platform/database'

export type OpinionStatus = keyof typeof opinionStatusLabels

/** One step on the way: the state it led to, who did it and what they said. */
export interface OpinionStep {
  status: OpinionStatus
  at: Date
  byId: string
  byName: string
  text: string | null
}

/** Nothing is due any more but the author's word, or not even that. */
export const answered: OpinionStatus[] = ['replied', 'closed']

export interface OpinionRecord extends Stored {
  receiptNumber: string
  authorId: string
  authorName: string
  anonymous: boolean
  kind: keyof typeof opinionKindLabels
  category: keyof typeof opinionCategoryLabels
  text: string
  imageIds: string[]
  organisationId: string
  organisationName: string
  organisationPath: string[]
  status: OpinionStatus
  submittedAt: Date
  /** The date by which the next step is promised; null once answered. */
  dueOn: string | null
  leadId: string | null
  leadName: string | null
  coHandlerIds: string[]
  steps: OpinionStep[]
  rating: { satisfied: boolean; comment: string | null; at: Date } | null
}
