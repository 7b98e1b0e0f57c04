import type { OutputOf } from '../../../services/api'
import { whenText } from '../../../services/when'

export type Found = OutputOf<'imports.getImport'>
export type Progress = OutputOf<'imports.commitImport'>
export type Remark = Found['remarks'][number]

/** What the page shows: beginning, what was found in the sheet, members being made, and what came of it. */
export type Step = 'begin' | 'found' | 'working' | 'done'

export function stepOf({ state }: Progress): Step {
  if (state === 'ready') return 'found'
  return state === 'working' || state === 'done' ? state : 'begin'
}

/** An import that waits to be gone on with. */
export interface Waiting {
  importId: string
  heading: string
  note: string
}

export function waitingLine({ importId, state, startedAt, good, added, worked }: Progress): Waiting {
  const note = whenText(startedAt)
  if (state === 'working') return { importId, heading: `正在导入，已完成 ${worked} / ${good}`, note }
  if (state === 'done') return { importId, heading: `已导入 ${added} 人`, note }
  return { importId, heading: `${good} 人等您确认导入`, note }
}

/** How many will become members. */
export function comingOf({ good, duplicates }: Pick<Progress, 'good' | 'duplicates'>, choice: 'skip' | 'keep'): number {
  return choice === 'skip' ? good - duplicates : good
}
