import type { Actor } from '../../kernel/access'
import type { AuditAction, AuditValues } from '../../kernel/audit-acts'
import { atomically } from '../../kernel/change'
import { requireReach } from './rules'
import type { OrganisationRecord } from './store'
import { organisations } from './store'

/** What an edit changes, and what of it the audit keeps. */
interface Edit<R> {
  become: Partial<OrganisationRecord>
  before?: AuditValues
  after: AuditValues
  answer: R
}

/** What every edit of an organisation has in common: it is open and within reach, it changes, the trace is kept. */
export function changeOrganisation<R>(
  action: AuditAction,
  organisationId: string,
  context: { actor: Actor; now: Date; requestId: string },
  edited: (organisation: OrganisationRecord) => Edit<R>,
): Promise<R> {
  return atomically(context, async (change) => {
    const organisation = requireReach(await change.get(organisations, organisationId), context.actor)
    const { become, before, after, answer } = edited(organisation)
    await change.update(organisations, organisationId, become)
    await change.audit({
      action,
      target: { kind: 'organisation', id: organisationId },
      organisationPath: organisation.path,
      ...(before === undefined ? {} : { before }),
      after,
    })
    return answer
  })
}
