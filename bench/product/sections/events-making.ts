import { nextWeek, organisationId, organiser } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const seat = { most: 4 }

const week = 7 * 86_400_000
const question = { kind: 'oneChoice' as const, label: '口味', required: true, options: ['清淡', '微辣'] }

/** Events with everything they may have, changed and called off, and what people change of their sign-ups. */
export async function makingEvents(counter: UseCaseCounter, people: string[]): Promise<void> {
  const { segmentId } = await counter.server.call(organiser, 'segments.createSegment', {
    name: '本会成员',
    filter: { organisationIds: [organisationId], includeBelow: true },
  })
  const { organisationId: _at, ...plain } = nextWeek('什么都有', 3)
  const full = {
    ...plain,
    audience: { organisationIds: [], segmentId },
    quotas: [{ organisationId, most: 3 }],
    questions: [question],
  }
  const event = await counter.call(
    organiser,
    'events.createEvent',
    { organisationId, ...full },
    { when: 'with audience, quota and questions' },
  )
  await counter.call(organiser, 'events.publishEvent', event, { when: 'with audience, quota and questions' })
  await changingSignUps(counter, event, people)
  const { version, questions } = await counter.call(organiser, 'events.getForEditing', event)
  const words = { ...event, ...full, questions, version, title: '换了名称' }
  await counter.call(organiser, 'events.editEvent', words, { when: 'words' })
  const moved = { ...words, version: version + 1, capacity: 5, place: { name: '礼堂' } }
  await counter.call(organiser, 'events.editEvent', moved, { when: 'place and more seats' })
  await counter.call(organiser, 'events.editEvent', moved, { when: 'repeated' })
  await counter.call(organiser, 'events.previewSeats', { ...event, capacity: 1, quotas: [{ organisationId, most: 1 }] })
  await counter.call(organiser, 'events.cancelEvent', { ...event, reason: '场地停电' })
  await inSeries(counter)
}

async function changingSignUps(counter: UseCaseCounter, { eventId }: { eventId: string }, [a = '', b = '']: string[]) {
  const answered = { eventId, answers: { 'q1-1': '清淡' } }
  await counter.call(a, 'events.signUp', answered, { when: 'with audience, quota and questions', ...seat })
  await counter.call(a, 'events.editSignUp', { eventId, answers: { 'q1-1': '微辣' } }, { when: 'another answer', ...seat })
  await counter.call(a, 'events.editSignUp', { ...answered, companions: 1 }, { when: 'one companion more', ...seat })
  await counter.call(a, 'events.editSignUp', { ...answered, companions: 0 }, { when: 'one companion fewer', ...seat })
  await counter.server.call(b, 'events.signUp', answered)
  const { memberId = '' } = await counter.server.call(b, 'members.getMe', {})
  await counter.call(organiser, 'events.removeSignUp', { eventId, memberId, reason: '重复报名' })
}

async function inSeries(counter: UseCaseCounter): Promise<void> {
  const first = nextWeek('每周一场', 20)
  const starts = [0, 1, 2, 3].map((n) => new Date(Date.parse(first.startsAt) + n * week).toISOString())
  const { eventIds } = await counter.call(organiser, 'events.createSeries', { ...first, starts }, { when: 'of four' })
  const [eventId = '', ...others] = eventIds
  await counter.call(organiser, 'events.deleteDraft', { eventId: others.pop() ?? '' })
  await counter.call(organiser, 'events.publishSeries', { eventId }, { when: 'of three' })
}
