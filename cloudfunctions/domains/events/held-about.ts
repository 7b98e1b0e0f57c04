import { signUpStatusLabels } from '../../../miniprogram/shared/labels'
import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { mySignUps } from './store'

/** A person's sign-ups with what they answered and when they came. */
export async function heldAbout(memberId: string): Promise<Held> {
  const { documents } = await mySignUps(memberId, undefined, mostHeld - 1)
  return {
    title: '活动报名',
    documents: documents.map(({ event: _event, ...row }) => row),
    items: documents.map(({ event: [event], ...row }) => ({
      heading: event?.title ?? '活动',
      lines: [
        `${signUpStatusLabels[row.status]} · ${shanghaiTime(row.signedUpAt)} 报名`,
        ...(row.companions > 0 ? [`同行 ${row.companions} 人`] : []),
        ...(row.checkedInAt === null ? [] : [`${shanghaiTime(row.checkedInAt)} 签到`]),
      ],
    })),
  }
}
