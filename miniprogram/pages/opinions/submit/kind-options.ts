import { opinionKindLabels } from '../../../shared/labels'

type Kind = keyof typeof opinionKindLabels

const notes: Record<Kind, string> = {
  suggestion: '有个想法，希望改进',
  request: '有困难，需要帮忙解决',
  question: '有件事想问清楚',
}

/** The kinds to choose from, each with what it is for. */
export const kindOptions = (Object.keys(notes) as Kind[]).map((value) => ({
  value,
  label: opinionKindLabels[value],
  note: notes[value],
}))

/** Within how many working days an opinion is answered. */
export function answerDays(kind: Kind): number {
  return kind === 'suggestion' ? 13 : 5
}
