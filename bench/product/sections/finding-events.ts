import { administrator, nextWeek, organisationId, organiser } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }
const here = { latitude: 30.25, longitude: 120.16 }

/** Looking for events under every condition, and signing up somebody else, on an event with a question. */
export async function findingEvents(counter: UseCaseCounter, [a = '', b = '']: string[]): Promise<void> {
  const question = { kind: 'text' as const, label: '忌口', required: false }
  const { eventId } = await counter.server.call(organiser, 'events.createEvent', {
    ...nextWeek('护河行动', 5),
    kind: 'volunteering',
    place: { name: '东岸码头', ...here },
    questions: [question],
  })
  await counter.server.call(organiser, 'events.publishEvent', { eventId })
  const asked = (await counter.server.call(a, 'events.getEvent', { eventId })).questions?.items[0]
  const answers = asked ? { [asked.questionId]: '花生' } : {}
  await counter.call(a, 'events.signUp', { eventId, answers, showsName: true }, { when: 'with answers', most: 4 })
  await counter.call(a, 'events.getLastAnswers', { eventId }, list)
  await counter.call(b, 'events.listWhoComes', { eventId }, list)
  await counter.call(b, 'events.makeEventPicture', { eventId }, { most: 2 })
  const conditions = { kind: 'volunteering', organisationId, openForMe: true, near: here, text: '护河' } as const
  await counter.call(b, 'events.listEvents', { openForMe: true }, { when: 'open for oneself', ...list })
  await counter.call(b, 'events.listEvents', { near: here }, { when: 'near', ...list })
  await counter.call(b, 'events.listEvents', { text: '护河' }, { when: 'by words', ...list })
  await counter.call(b, 'events.listEvents', conditions, { when: 'under every condition', ...list })
  const [fromOn, toOn] = [0, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  if (fromOn && toOn) await counter.call(b, 'events.countByDay', { fromOn, toOn, ...conditions }, list)
  await counter.call(administrator, 'events.findPeople', { eventId, namePart: '甲' }, list)
  const { memberId = '' } = await counter.server.call(b, 'members.getMe', {})
  await counter.call(administrator, 'events.signUpFor', { eventId, memberId })
  await counter.call(administrator, 'events.signUpFor', { eventId, memberId }, { when: 'repeated' })
}
