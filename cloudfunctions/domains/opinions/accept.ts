import type { UseCase } from '../../kernel/use-case'
import { changeOpinion } from './change-opinion'
import { accepted } from './rules'

export const accept: UseCase<'opinions.accept'> = async ({ opinionId }, context) => {
  await changeOpinion('accept', opinionId, context, async (opinion) => accepted(opinion, context.actor, context.now))
  return { done: true }
}
