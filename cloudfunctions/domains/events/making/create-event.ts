import { reaches } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import { atomically } from '../../../kernel/change'
import { newId } from '../../../kernel/ids'
import type { UseCase } from '../../../kernel/use-case'
import { organisationsById, requireAll } from '../../organisations'
import { quotasOf, requireSensibleTimes } from '../rules'
import { events } from '../store'

export const createEvent: UseCase<'events.createEvent'> = async (input, context) => {
  const { actor } = context
  const startsAt = new Date(input.startsAt)
  const times = {
    startsAt,
    endsAt: new Date(input.endsAt),
    signUpOpensAt: input.signUpOpensAt === undefined ? null : new Date(input.signUpOpensAt),
    signUpClosesAt: input.signUpClosesAt === undefined ? startsAt : new Date(input.signUpClosesAt),
  }
  requireSensibleTimes(times)
  const ids = [input.organisationId, ...input.quotas.map(({ organisationId }) => organisationId)]
  const [organisation, ...others] = requireAll(await organisationsById(ids), ids)
  if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND')
  if (!reaches(actor, organisation.path, 'organiser', 'administrator')) throw new AppError('ROLE_REQUIRED')
  const quotas = quotasOf(input, [organisation, ...others])
  const eventId = newId('e')
  await atomically(context, async (change) => {
    await change.insert(events, {
      _id: eventId,
      title: input.title,
      kind: input.kind,
      status: 'draft',
      organisationId: organisation._id,
      organisationName: organisation.name,
      organisationPath: organisation.path,
      creatorId: actor.memberId,
      version: 1,
      seriesId: null,
      cancelReason: null,
      cover: null,
      files: [],
      onlineUrl: null,
      audience: null,
      questions: { version: 0, items: [] },
      cancelPolicy: 'untilStart',
      cancelBy: null,
      selfCheckIn: true,
      signOut: false,
      photoIds: [],
      ...times,
      place: input.place,
      capacity: input.capacity,
      description: input.description ?? null,
      waitlist: input.waitlist,
      quotas,
      approval: input.approval,
      companionsAllowed: input.companionsAllowed,
      issued: 0,
      free: [],
      waiting: 0,
      queued: 0,
      unsettledSince: null,
      settledAt: null,
    })
    await change.audit({
      action: 'event.created',
      target: { kind: 'event', id: eventId },
      organisationPath: organisation.path,
      after: { title: input.title, capacity: input.capacity, startsAt: input.startsAt },
    })
  })
  return { eventId }
}
