import type { OutputOf } from '../../../services/api'
import { untilText, whenText } from '../../../services/when'
import { exportStateLabels } from '../../../shared/labels'

type Export = OutputOf<'exports.listMyExports'>['items'][number]

export interface ExportLine {
  exportId: string
  heading: string
  note: string
  tag: { tone: 'active' | 'success' | 'neutral'; text: string }
  /** Something can be opened. */
  isReady: boolean
  isWorking: boolean
}

const tones = { working: 'active', ready: 'success', expired: 'neutral' } as const

/** An export in the list of one's own. */
export function asLine({ exportId, title, state, withPhones, rows, worked, reason, createdAt, expiresAt }: Export): ExportLine {
  const size = state === 'working' ? `${worked} / ${rows} 人` : `${rows} 人`
  const until = state === 'ready' ? `，${untilText(expiresAt)}过期` : ''
  return {
    exportId,
    heading: `${title}${withPhones ? '（含手机号）' : ''} · ${size}`,
    note: `${whenText(createdAt)}${until}\n用途：${reason}`,
    tag: { tone: tones[state], text: exportStateLabels[state] },
    isReady: state === 'ready',
    isWorking: state === 'working',
  }
}
