import { signUpStatusLabels } from '../../../miniprogram/shared/labels'
import type { Answers } from '../../contracts/questions'
import { answerWords } from '../../kernel/answers'
import { shanghaiTime } from '../../kernel/clock'
import type { Held } from '../../kernel/held'
import { mostHeld } from '../../kernel/held'
import type { EventRecord } from './records'
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
        ...answersInWords(row.answers, event),
        ...(row.showsName ? ['同意别人在活动页看到姓名'] : []),
        ...(row.checkedInAt === null ? [] : [`${shanghaiTime(row.checkedInAt)} 签到`]),
        ...(row.signedOutAt === null ? [] : [`${shanghaiTime(row.signedOutAt)} 离场`]),
        ...(row.rating ? [`评价 ${row.rating.stars} 分${row.rating.comment === null ? '' : `：${row.rating.comment}`}`] : []),
      ],
    })),
  }
}

/** What somebody answered, each with its question; a question may be gone by now. */
function answersInWords(answers: Answers, event: EventRecord | undefined): string[] {
  const labels = new Map(event?.questions.items.map(({ questionId, label }) => [questionId, label]))
  return Object.entries(answers).map(([id, answer]) => `${labels.get(id) ?? '一个已删去的问题'}：${answerWords(answer)}`)
}
