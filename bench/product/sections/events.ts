import { nextWeek, organisationId, organiser } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const seat = { most: 4 }

/** Quotas, offers and approval, on events of their own. */
export async function quotasAndOffers(counter: UseCaseCounter, [a = '', b = '', c = '']: string[]): Promise<void> {
  const published = async (changes: object) => {
    const { eventId } = await counter.server.call(organiser, 'events.createEvent', { ...nextWeek('分组名额', 2), ...changes })
    await counter.server.call(organiser, 'events.publishEvent', { eventId })
    return { eventId }
  }
  const shared = await published({ quotas: [{ organisationId, most: 1 }] })
  await counter.call(a, 'events.signUp', shared, { when: 'in a quota', ...seat })
  await counter.call(b, 'events.signUp', shared, { when: 'waitlisted by a full quota', ...seat })
  await counter.server.call(c, 'events.signUp', shared)
  await counter.server.call(a, 'events.cancelSignUp', shared)
  await counter.call(b, 'events.confirmOffer', shared, { most: 2 })
  await counter.server.call(b, 'events.cancelSignUp', shared)
  await counter.call(c, 'events.declineOffer', shared)
  const approved = await published({ approval: true })
  await counter.call(a, 'events.signUp', approved, { when: 'to be approved', ...seat })
  const { memberId = '' } = await counter.server.call(a, 'members.getMe', {})
  await counter.call(organiser, 'events.reviewSignUp', { ...approved, memberId, decision: 'approve' })
}
