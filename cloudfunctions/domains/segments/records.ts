import type { eventKindLabels } from '../../../miniprogram/shared/labels'
import type { Stored } from '../../platform/database'

/** Whom a segment holds, as it is asked for and stored. */
export interface SegmentFilter {
  organisationIds: string[]
  includeBelow: boolean
  skills?: string[] | undefined
  /** `YYYY-MM-DD` in Shanghai, both included. */
  joinedFrom?: string | undefined
  joinedTo?: string | undefined
  tookPartIn?: string | undefined
  tookPartInKind?: keyof typeof eventKindLabels | undefined
}

export interface SegmentRecord extends Stored {
  status: 'current' | 'deleted'
  name: string
  filter: SegmentFilter
  organisationNames: string[]
  /** Every organisation on the way to any of the filter's: for lists. */
  organisationPaths: string[]
  /** The way to each of the filter's organisations: whoever uses it must reach every one. */
  audiencePaths: { path: string[] }[]
  createdById: string
  createdByName: string
  updatedAt: Date
}
