import type { OutputOf } from '../../../services/api'

type Answer = OutputOf<'events.getCheckInCode'>

/** Codes as they arrived, and when by the phone's clock; only what passed since then is used of it. */
export interface CodesAtHand {
  codes: Answer['codes']
  everySeconds: number
  receivedAt: number
}

/** What is on the screen. */
interface Shown {
  /** empty when the last one is over */
  code: string
  /** until it changes */
  secondsLeft: number
  /** so few are left that new ones are to be fetched */
  runsOut: boolean
}

/** Fewer codes than this: a minute. */
const few = 4

/** The code to show now. A clock that was set back says nothing about what passed, so new ones are fetched. */
export function codeShown({ codes, everySeconds, receivedAt }: CodesAtHand, now: number): Shown {
  const passed = Math.max(0, now - receivedAt) / 1000
  // In the order in which they are to be shown.
  const at = codes.filter(({ inSeconds }) => inSeconds <= passed).length - 1
  const current = codes[at]
  const left = current ? current.inSeconds + everySeconds - passed : 0
  if (!current || left <= 0) return { code: '', secondsLeft: 0, runsOut: true }
  return { code: current.code, secondsLeft: Math.ceil(left), runsOut: now < receivedAt || codes.length - at - 1 < few }
}
