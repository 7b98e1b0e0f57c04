import { whenText } from '../../../services/when'
import { placeText } from '../roster/book'
import { signUpTag, type Tone } from '../sign-up-status'
import type { Ticket } from './kept-tickets'

/** What the ticket says of its owner: the one line that counts, and what to do. */
export interface Standing {
  words: string
  tone: Tone
  note: string
}

export function standingOf({ status, checkedInAt, signedOutAt, ...rest }: Ticket): Standing {
  if (signedOutAt !== undefined) return { words: '已离场', tone: 'neutral', note: `${whenText(signedOutAt)}，谢谢参与` }
  if (checkedInAt !== undefined)
    return { words: '已签到', tone: 'success', note: [whenText(checkedInAt), placeText(rest)].filter(Boolean).join(' · ') }
  if (status === 'confirmed') return { words: placeText(rest), tone: 'active', note: '到场时给工作人员扫，或点下面扫现场的码' }
  if (status === undefined) return { words: '还没有报名', tone: 'warning', note: '到了现场，可以请工作人员扫码登记' }
  const { text, tone } = signUpTag({ status })
  return { words: text, tone, note: '还没有名额，到了现场可以请工作人员扫码登记' }
}
