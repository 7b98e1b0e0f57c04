import { call, type InputOf, type OutputOf } from '../../../services/api'
import { SaidError } from '../../../services/said-error'
import { limits } from '../../../shared/limits'
import type { Person } from './pending-person'

export type Decision = Omit<InputOf<'members.reviewRegistrations'>, 'memberIds'>
export type Outcome = OutputOf<'members.reviewRegistrations'>['items'][number]

/** What came of asking: `stoppedBy` says why the rest was not asked for. */
export interface Decided {
  outcomes: Outcome[]
  stoppedBy?: SaidError
}

/**
 * Asks the server to decide on people, as many at once as it takes. What was decided before it stops stays decided and is answered; throws
 * where nothing was.
 */
export async function decide(people: Person[], decision: Decision): Promise<Decided> {
  const outcomes: Outcome[] = []
  for (let from = 0; from < people.length; from += limits.reviewedAtOnce) {
    const memberIds = people.slice(from, from + limits.reviewedAtOnce).map(({ memberId }) => memberId)
    try {
      outcomes.push(...(await call('members.reviewRegistrations', { memberIds, ...decision })).items)
    } catch (error) {
      if (outcomes.length === 0 || !(error instanceof SaidError)) throw error
      return { outcomes, stoppedBy: error }
    }
  }
  return { outcomes }
}

/** Those who still wait after a decision. */
export function stillWaiting(people: Person[], outcomes: Outcome[]): Person[] {
  const gone = new Set(outcomes.filter(({ outcome }) => outcome !== 'tryAgain').map(({ memberId }) => memberId))
  return people.filter(({ memberId }) => !gone.has(memberId))
}

/** What became of them, in a few lines: how many as was wanted, and by name whoever was not. */
export function outcomeLines(people: Person[], { outcomes, stoppedBy }: Decided): string[] {
  const nameOf = (memberId: string) => people.find((one) => one.memberId === memberId)?.name ?? ''
  const count = (wanted: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  const others = outcomes.filter(({ outcome }) => outcome !== 'approved' && outcome !== 'rejected')
  return [
    ...(count('approved') > 0 ? [`已通过 ${count('approved')} 人`] : []),
    ...(count('rejected') > 0 ? [`已退回 ${count('rejected')} 人，原因已告诉他们`] : []),
    ...others.map(({ memberId, words }) => `${nameOf(memberId)}：${words}`),
    ...(stoppedBy ? [`还有 ${people.length - outcomes.length} 人没有办：${stoppedBy.message}`] : []),
  ]
}

/** The question before many are decided on: it says what will happen. */
export function questionFor(people: Person[], { decision, reason = '' }: Decision) {
  const names = people.slice(0, 3).map(({ name }) => name)
  const who = people.length > 3 ? `${names.join('、')}等 ${people.length} 人` : names.join('、')
  if (decision === 'approve') {
    return { title: `通过 ${people.length} 人的登记？`, content: `${who}将成为正式成员，马上收到消息。`, confirmText: '通过' }
  }
  return {
    title: `退回 ${people.length} 人的登记？`,
    content: `${who}会收到原因：“${reason}”，改好后可以再提交。`,
    confirmText: '退回',
  }
}
