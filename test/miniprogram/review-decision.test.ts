import { outcomeLines, questionFor, stillWaiting, type Outcome } from '../../miniprogram/pages/members/review/decision'
import { SaidError } from '../../miniprogram/services/said-error'

const people = ['甲', '乙', '丙', '丁'].map((name) => ({ memberId: `m_${name}`, name, note: '' }))
const outcomes: Outcome[] = [
  { memberId: 'm_甲', outcome: 'approved', words: '已通过' },
  { memberId: 'm_乙', outcome: 'reviewedAlready', words: '已由林静退回' },
  { memberId: 'm_丙', outcome: 'tryAgain', words: '没有完成，请再试一次' },
  { memberId: 'm_丁', outcome: 'approved', words: '已通过' },
]

describe('a decision on many', () => {
  it('is told in numbers, and by name for whoever it did not reach', () => {
    expect(outcomeLines(people, { outcomes })).toEqual(['已通过 2 人', '乙：已由林静退回', '丙：没有完成，请再试一次'])
  })

  it('says what was done and how many are left when it was cut off in the middle', () => {
    const stoppedBy = new SaidError('网络断开了，请检查网络后再试')
    const decided = { outcomes: outcomes.slice(0, 2), stoppedBy }
    expect(outcomeLines(people, decided)).toEqual([
      '已通过 1 人',
      '乙：已由林静退回',
      '还有 2 人没有办：网络断开了，请检查网络后再试',
    ])
    expect(stillWaiting(people, decided.outcomes).map(({ name }) => name)).toEqual(['丙', '丁'])
  })

  it('leaves on the list only whoever still waits', () => {
    expect(stillWaiting(people, outcomes).map(({ name }) => name)).toEqual(['丙'])
  })

  it('is asked about with what will happen', () => {
    expect(questionFor(people, { decision: 'approve' })).toMatchObject({
      title: '通过 4 人的登记？',
      content: '甲、乙、丙等 4 人将成为正式成员，马上收到消息。',
    })
    expect(questionFor(people.slice(0, 2), { decision: 'reject', reason: '不详' }).content).toContain('甲、乙会收到原因：“不详”')
  })
})
