import { AppError } from '../../kernel/app-error'
import { shanghaiDate } from '../../kernel/clock'
import { isOpen } from '../../kernel/tree'
import type { Stored, Transaction } from '../../platform/database'
import { collection } from '../../platform/database'
import type { OrganisationRecord } from './store'
import { organisations } from './store'

/** How many registrations of a period were taken. */
const intakes = collection<Stored & { organisationId: string; taken: number }>('intakes')

/**
 * Takes a place in the running period of each organisation that limits its intake, in the transaction that stores the registration. `held`
 * are the periods in which the person has a place already: those are kept, and given back where they no longer ask to join. Answers the
 * periods they hold now.
 */
export async function takePlaces(
  change: Transaction,
  organisationIds: readonly string[],
  held: readonly string[],
  now: Date,
): Promise<string[]> {
  const wanted: { periodId: string; organisationId: string; most: number }[] = []
  for (const organisationId of organisationIds) {
    const organisation = await change.get(organisations, organisationId)
    if (!organisation || !isOpen(organisation)) throw new AppError('ORGANISATION_NOT_FOUND')
    if (!organisation.intake) continue
    const { periodId, most } = organisation.intake
    if (!isRunning(organisation.intake, now)) throw new AppError('INTAKE_CLOSED')
    wanted.push({ periodId, organisationId, most })
  }
  for (const { periodId, organisationId, most } of wanted) {
    if (held.includes(periodId)) continue
    const count = await change.get(intakes, periodId)
    if ((count?.taken ?? 0) >= most) throw new AppError('INTAKE_FULL')
    if (count) await change.update(intakes, periodId, { taken: count.taken + 1 })
    else await change.insert(intakes, { _id: periodId, organisationId, taken: 1 })
  }
  const periods = wanted.map(({ periodId }) => periodId)
  const noLonger = held.filter((one) => !periods.includes(one))
  await givePlacesBack(change, noLonger)
  return periods
}

/** Gives one place back in each of some periods, in the transaction that takes it from the person. */
export async function givePlacesBack(change: Transaction, periodIds: readonly string[]): Promise<void> {
  for (const periodId of periodIds) {
    const count = await change.get(intakes, periodId)
    if (count && count.taken > 0) await change.update(intakes, periodId, { taken: count.taken - 1 })
  }
}

/** Whether a period takes registrations today. */
export function isRunning({ startsOn, endsOn }: NonNullable<OrganisationRecord['intake']>, now: Date): boolean {
  const today = shanghaiDate(now)
  return startsOn <= today && today <= endsOn
}
