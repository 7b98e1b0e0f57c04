import type { UseCase } from '../../kernel/use-case'
import { changeOpinion } from './change-opinion'
import { rated } from './rules'

export const rate: UseCase<'opinions.rate'> = async ({ opinionId, ...rating }, context) => {
  const { actor, now } = context
  const { status } = await changeOpinion('rate', opinionId, context, async (opinion) => rated(opinion, rating, actor, now))
  return { status }
}
