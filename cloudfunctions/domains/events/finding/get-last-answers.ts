import { AppError } from '../../../kernel/app-error'
import type { UseCase } from '../../../kernel/use-case'
import { questionsIn } from '../asked-rules'
import { eventWithLastSignUps } from './finding-store'
import { lastAnswers } from './last-answers-rules'

export const getLastAnswers: UseCase<'events.getLastAnswers'> = async ({ eventId }, { actor }) => {
  const event = await eventWithLastSignUps(eventId, actor.memberId)
  if (event?.status !== 'published') throw new AppError('EVENT_NOT_FOUND')
  const formers = event.last.map(({ answers, answersVersion, event: [of] }) => ({
    answers,
    questions: of ? questionsIn(of, answersVersion) : [],
  }))
  return { answers: lastAnswers(event.questions.items, formers) }
}
