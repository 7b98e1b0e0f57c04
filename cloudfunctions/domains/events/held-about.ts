import { signUpStatusLabels } from '../../../miniprogram/shared/labels'
import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import { answersInWords } from './asked-rules'
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
        ...(row.by === null ? [] : [`${row.by.name}替您报名`]),
        ...(row.companions > 0 ? [`同行 ${row.companions} 人`] : []),
        ...answersInWords(event, row),
        ...(row.showsName ? ['同意别人在活动页看到姓名'] : []),
        ...(row.checkedInAt === null ? [] : [`${shanghaiTime(row.checkedInAt)} 签到`]),
        ...(row.signedOutAt === null ? [] : [`${shanghaiTime(row.signedOutAt)} 离场`]),
        ...(row.rating ? [`评价 ${row.rating.stars} 分${row.rating.comment === null ? '' : `：${row.rating.comment}`}`] : []),
      ],
    })),
  }
}
