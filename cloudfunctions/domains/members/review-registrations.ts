import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import type { OutputOf, ParsedInputOf } from '../../contracts'
import { reviewRegistration } from './review-registration'
import { decided, standingDecision } from './rules'
import { members } from './store'

type Name = 'members.reviewRegistrations'
type Context = Parameters<typeof reviewRegistration>[1]
type Item = OutputOf<Name>['items'][number]

/** So many are decided at the same time: fifty people are through within the time of a request, and the database is not flooded. */
const together = 5

export const reviewRegistrations: UseCase<'members.reviewRegistrations'> = async (
  { memberIds, ...decision },
  { actor, now, requestId },
) => {
  const context = { actor, now, requestId }
  const ids = [...new Set(memberIds)]
  const items: Item[] = []
  for (let from = 0; from < ids.length; from += together) {
    items.push(...(await Promise.all(ids.slice(from, from + together).map((memberId) => reviewOne(memberId, decision, context)))))
  }
  // Nobody of them is anybody here: refused like a review of one, so that nothing is told about other places.
  if (items.every(({ outcome }) => outcome === 'notFound')) throw new AppError('MEMBER_NOT_FOUND')
  return { items }
}

/** One person, in a transaction of their own. What another decided is no trouble for the rest. */
async function reviewOne(memberId: string, decision: Omit<ParsedInputOf<Name>, 'memberIds'>, context: Context): Promise<Item> {
  try {
    await reviewRegistration({ memberId, ...decision }, context)
    return { memberId, ...decided(decision.decision) }
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined
    if (code === 'MEMBER_NOT_FOUND') return { memberId, outcome: 'notFound', words: '没有找到这个人的登记' }
    if (code === 'BUSY') return { memberId, outcome: 'tryAgain', words: '没有完成，请再试一次' }
    if (code !== 'ALREADY_REVIEWED') throw error
    return { memberId, ...(await standing(memberId, decision.decision, context)) }
  }
}

async function standing(memberId: string, decision: 'approve' | 'reject', { actor }: Context) {
  const member = await members.get(memberId)
  // Gone since a moment ago.
  if (!member) return { outcome: 'notFound' as const, words: '没有找到这个人的登记' }
  return standingDecision(member, decision, actor)
}
