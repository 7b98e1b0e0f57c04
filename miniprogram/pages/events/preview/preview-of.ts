import { whenText } from '../../../services/when'
import { eventKindLabels } from '../../../shared/labels'
import type { Previewed } from '../edit/previewed'
import { cancellingText } from '../facts'
import { signUpLabel } from '../seats'

/** One line of the preview: what it is about, and a smaller line below. */
interface Line {
  icon: string
  main: string
  aside: string
}

/** An event in words, as members will read it. */
export interface Preview {
  title: string
  kind: string
  lines: Line[]
  /** what is to know about signing up */
  rules: string[]
  /** every day of a series; none for a single event */
  days: string[]
  /** the button members will see */
  button: string
}

function rulesOf({ input, audience, quotas }: Previewed): string[] {
  const { companionsAllowed = 0, approval = false, waitlist = true, cancelPolicy = 'untilStart' } = input
  const { signUpOpensAt, selfCheckIn = true, signOut = false } = input
  return [
    `${audience}可以报名`,
    ...quotas,
    ...(signUpOpensAt === undefined ? [] : [`${whenText(signUpOpensAt)} 开始报名`]),
    ...(approval ? ['报名后由工作人员审核'] : []),
    companionsAllowed > 0 ? `可以带 ${companionsAllowed} 位同行，每位占一个名额` : '不能带同行',
    waitlist ? '满员后可以候补' : '满员后不再候补',
    cancellingText(cancelPolicy, input.cancelBy),
    selfCheckIn ? '到场后扫现场的码签到' : '到场后由工作人员签到',
    ...(signOut ? ['离场时也要登记'] : []),
    ...(input.onlineUrl === undefined ? [] : ['可以线上参加，报上名后看到链接']),
  ]
}

export function previewOf(previewed: Previewed): Preview {
  const { input, organisationName, starts } = previewed
  const { startsAt, endsAt, place, capacity, signUpClosesAt = startsAt, approval } = input
  return {
    title: input.title,
    kind: eventKindLabels[input.kind],
    lines: [
      { icon: 'time', main: whenText(startsAt, endsAt), aside: '' },
      { icon: 'location', main: place.name, aside: place.address ?? '' },
      { icon: 'ticket', main: `还有 ${capacity} 个名额`, aside: `报名截止 ${whenText(signUpClosesAt)}` },
      { icon: 'usergroup', main: organisationName, aside: '主办' },
    ],
    rules: rulesOf(previewed),
    days: starts.length > 1 ? starts.map((start) => whenText(start)) : [],
    button: signUpLabel({ approval: approval === true, seatsLeft: capacity }),
  }
}
