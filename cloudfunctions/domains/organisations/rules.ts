import type { ParsedInputOf } from '../../contracts'
import type { Caller } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import { AppError } from '../../kernel/app-error'
import { isOpen } from '../../kernel/tree'
import type { Intake, OrganisationRecord } from './store'

/** All the organisations that were asked for, or a refusal when one does not exist or is closed. */
export function requireAll(found: OrganisationRecord[], ids: readonly string[]): OrganisationRecord[] {
  const byId = new Map(found.map((organisation) => [organisation._id, organisation]))
  return [...new Set(ids)].map((id) => {
    const organisation = byId.get(id)
    if (!organisation || !isOpen(organisation)) throw new AppError('ORGANISATION_NOT_FOUND')
    return organisation
  })
}

/** The organisation, if it is open and the actor looks after it; otherwise it is answered as if it did not exist. */
export function requireReach(organisation: OrganisationRecord | null, actor: Pick<Caller, 'roles'>): OrganisationRecord {
  if (!organisation || !isOpen(organisation) || !reaches(actor, organisation.path, 'administrator')) {
    throw new AppError('ORGANISATION_NOT_FOUND')
  }
  return organisation
}

/** The ids of the organisations and of everything above them, once each. */
export function pathsOf(organisations: OrganisationRecord[]): string[] {
  return [...new Set(organisations.flatMap(({ path }) => path))]
}

/** The period as it is stored. While the first day stays, it is the same period and goes on counting. */
export function intakeFrom(organisationId: string, wanted: ParsedInputOf<'organisations.editIntake'>['intake']): Intake | null {
  if (!wanted) return null
  if (wanted.endsOn < wanted.startsOn) throw new AppError('INTAKE_DAYS_INVALID')
  return { periodId: `${organisationId}_${wanted.startsOn}`, ...wanted }
}
