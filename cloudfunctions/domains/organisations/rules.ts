import type { ParsedInputOf } from '../../contracts'
import type { Question } from '../../contracts/questions'
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

/** Questions as they are stored: what was there keeps its id, what is new gets one that was never used in this organisation. */
export function questionsFrom(
  edited: ParsedInputOf<'organisations.editQuestions'>['questions'],
  standing: { version: number; items: Question[] } | null,
): { version: number; items: Question[] } {
  const version = (standing?.version ?? 0) + 1
  const known = new Set(standing?.items.map(({ questionId }) => questionId))
  const items = edited.map(({ questionId, options, ...rest }, i) => {
    const chooses = rest.kind === 'oneChoice' || rest.kind === 'manyChoice'
    const distinct = [...new Set(options ?? [])]
    if (chooses && distinct.length < 2) throw new AppError('QUESTIONS_INVALID')
    const kept = questionId !== undefined && known.delete(questionId)
    return { questionId: kept ? questionId : `q${version}-${i + 1}`, ...rest, ...(chooses ? { options: distinct } : {}) }
  })
  return { version, items }
}

/** The period as it is stored. While the first day stays, it is the same period and goes on counting. */
export function intakeFrom(organisationId: string, wanted: ParsedInputOf<'organisations.editIntake'>['intake']): Intake | null {
  if (!wanted) return null
  if (wanted.endsOn < wanted.startsOn) throw new AppError('INTAKE_DAYS_INVALID')
  return { periodId: `${organisationId}_${wanted.startsOn}`, ...wanted }
}
