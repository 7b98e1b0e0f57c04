import type { Actor } from '../../../kernel/access'
import { AppError } from '../../../kernel/app-error'
import type { Change } from '../../../kernel/change'
import { atomically } from '../../../kernel/change'
import type { UseCase, UseCaseContext } from '../../../kernel/use-case'
import type { MemberRecord } from '../../members'
import { members, recordDoneFor } from '../../members'
import type { Answered, EventRecord, SignUpRecord } from '../records'
import { canManage } from '../rules'
import { seatPerson } from '../seats/seat-person'
import { maySignUpFor } from '../seats/sign-up-for-rules'
import { eventWithMine, signUpId, signUps } from '../store'
import { arrivalView } from './act-on'
import { holdsSeat, requireAtDoor } from './act-rules'
import { openTicket } from './codes'

type Context = UseCaseContext<'events.addWalkIn'>

/**
 * Somebody came without a sign-up, or while they waited: they get a seat as anybody does, if there is one, and are checked in by the same
 * write. Whoever has a seat is checked in. A repeat answers the same.
 */
export const addWalkIn: UseCase<'events.addWalkIn'> = async ({ eventId, memberId, ticket, companions }, context) => {
  const { actor, now } = context
  const id = ticket === undefined ? memberId : openTicket(ticket, eventId)
  if (id === undefined) throw new AppError('INVALID_INPUT', { fields: ['memberId'] })
  const event = await eventWithMine(eventId, id)
  if (!event || !canManage(event, actor)) throw new AppError('EVENT_NOT_FOUND')
  requireAtDoor(event, now)
  const mine = event.mine?.[0] ?? null
  if (!holdsSeat(mine)) {
    const person = await personMeant(id, ticket !== undefined || mine !== null, event, actor)
    await seatAtDoor(event, person, mine, companions, context)
  }
  const row = await atomically(context, (change) => arrived(change, signUpId(eventId, id), context))
  return arrivalView(row)
}

/** Whoever shows a ticket, or signed up once, may be added from anywhere; of all others staff add those whom they may sign up. */
async function personMeant(memberId: string, isKnownHere: boolean, event: EventRecord, actor: Actor): Promise<MemberRecord> {
  const member = await members.get(memberId)
  if (member?.status !== 'approved' || !(isKnownHere || maySignUpFor(actor, member, event)))
    throw new AppError('MEMBER_NOT_FOUND')
  return member
}

async function seatAtDoor(
  event: EventRecord,
  { _id: memberId, name, organisationPaths }: MemberRecord,
  mine: SignUpRecord | null,
  companions: number,
  context: Context,
): Promise<void> {
  const { actor, now } = context
  const row = {
    memberName: name,
    companions,
    showsName: mine?.showsName ?? false,
    signedUpAt: mine?.signedUpAt ?? now,
    by: { memberId: actor.memberId, name: actor.name },
  }
  await seatPerson(
    { eventId: event._id, person: { memberId, organisationPaths }, row, answered: answeredBefore },
    (latest, standing) => {
      if (holdsSeat(standing)) return 'stand'
      requireAtDoor(latest, now)
      if (companions > latest.companionsAllowed) throw new AppError('PARTY_TOO_LARGE')
      return 'atDoor'
    },
    now,
    {
      by: context,
      also: async (change) => {
        await arrived(change, signUpId(event._id, memberId), context)
        await leaveTrace(change, event, memberId, context)
      },
    },
  )
}

/** At the door nobody is asked; what was answered once stands, to the questions as they were. */
function answeredBefore({ questions }: EventRecord, mine: SignUpRecord | null): Answered {
  return mine
    ? { answers: mine.answers, answersVersion: mine.answersVersion }
    : { answers: {}, answersVersion: questions.version }
}

/** Marks somebody with a seat as there; a seat that was only offered is theirs now. */
async function arrived(change: Change, rowId: string, { actor, now }: Context): Promise<SignUpRecord> {
  const row = await change.get(signUps, rowId)
  // Given up between two looks: the next try seats them anew.
  if (!holdsSeat(row)) throw new AppError('BUSY', { over: 'row' })
  if (row.checkedInAt !== null) return row
  const taken = row.status === 'offered' ? { status: 'confirmed' as const, statusAt: now, offerEndsAt: null } : {}
  const there = {
    ...taken,
    checkedInAt: now,
    noteAt: now,
    checkIns: [...row.checkIns, { at: now, byId: actor.memberId, byName: actor.name, undone: false }],
  }
  await change.update(signUps, rowId, there)
  return { ...row, ...there }
}

async function leaveTrace(change: Change, event: EventRecord, memberId: string, context: Context): Promise<void> {
  await change.audit({
    action: 'event.walkInAdded',
    target: { kind: 'member', id: memberId },
    organisationPath: event.organisationPath,
    after: { eventId: event._id, status: 'confirmed' },
  })
  // Staff who add themselves need not be told.
  if (memberId === context.actor.memberId) return
  await recordDoneFor(change, { kind: 'walkedIn', memberId, detail: { eventId: event._id, title: event.title } }, context)
}
