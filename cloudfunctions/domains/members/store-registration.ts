import { AppError } from '../../kernel/app-error'
import type { Transaction } from '../../platform/database'
import { isConflict, isDuplicate, transact } from '../../platform/database'
import type { OrganisationRecord } from '../organisations'
import { takePlaces } from '../organisations'
import type { MemberRecord } from './store'
import { addMember, members, resubmit } from './store'

/** The count of a period is one document that all who register write, more than a transaction by itself is patient with. */
const mostAttempts = 3

type Organisations = readonly Pick<OrganisationRecord, 'intake'>[]

const limits = (organisations: Organisations) => organisations.some(({ intake }) => intake)

/** Adds somebody new; false when somebody was quicker. Where intake is limited, the place is taken in the same transaction. */
export function addRegistration(member: MemberRecord, organisations: Organisations, now: Date): Promise<boolean> {
  if (!limits(organisations)) return addMember(member)
  return withPlaces(async (transaction) => {
    if (await transaction.get(members, member._id)) return false
    const intakePeriods = await takePlaces(transaction, member.organisationIds, [], now)
    await transaction.insert(members, { ...member, intakePeriods })
    return true
  })
}

/** The same for somebody who was rejected: a place they took before is theirs still, or given back when they ask to join elsewhere. */
export async function resubmitRegistration(
  memberId: string,
  entered: Partial<MemberRecord> & Pick<MemberRecord, 'organisationIds'>,
  organisations: Organisations,
  now: Date,
): Promise<boolean> {
  const held = (await members.get(memberId))?.intakePeriods ?? []
  if (!limits(organisations) && held.length === 0) return resubmit(memberId, entered)
  return withPlaces(async (transaction) => {
    const standing = await transaction.get(members, memberId)
    if (standing?.status !== 'rejected') return false
    const intakePeriods = await takePlaces(transaction, entered.organisationIds, standing.intakePeriods ?? [], now)
    await transaction.update(members, memberId, { ...entered, intakePeriods })
    return true
  })
}

async function withPlaces(work: (transaction: Transaction) => Promise<boolean>): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(work)
    } catch (error) {
      // The same person, or the first two of a period: what stands is looked at again.
      if (!isConflict(error) && !isDuplicate(error)) throw error
      if (attempt === mostAttempts) throw new AppError('BUSY', { over: 'intake' })
    }
  }
}
