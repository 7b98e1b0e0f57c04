import { AppError } from '../../kernel/app-error'
import type { UseCase } from '../../kernel/use-case'
import { canSee } from './rules'
import { opinions } from './store'
import { opinionView } from './views'

export const getOpinion: UseCase<'opinions.getOpinion'> = async ({ opinionId }, { actor }) => {
  const opinion = await opinions.get(opinionId)
  if (!opinion || !canSee(opinion, actor)) throw new AppError('OPINION_NOT_FOUND')
  return opinionView(opinion, actor)
}
