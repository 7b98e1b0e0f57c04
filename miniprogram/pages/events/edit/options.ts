import { cancelPolicyLabels, eventKindLabels, questionKindLabels } from '../../../shared/labels'
import { limits } from '../../../shared/limits'
import type { EventForm } from './form'

/** What there is to choose from in the form. */
export const kinds = Object.entries(eventKindLabels).map(([value, label]) => ({ value: value as EventForm['kind'], label }))

export const closings = [
  { value: '0', label: '活动开始时' },
  { value: '1440', label: '提前 1 天' },
  { value: '4320', label: '提前 3 天' },
  { value: 'at', label: '另选时间' },
]

export const openings = [
  { value: 'now', label: '发布后就可以' },
  { value: 'at', label: '另选时间' },
]

export const policies = Object.entries(cancelPolicyLabels).map(([value, label]) => ({ value, label }))

export const companionChoices = Array.from({ length: limits.companions + 1 }, (_none, count) =>
  count === 0 ? '不能带人' : `最多 ${count} 位`,
)

export const questionKinds = Object.entries(questionKindLabels).map(([value, label]) => ({ value, label }))
