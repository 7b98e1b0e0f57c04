import { administrator, organisationId } from '../people'
import type { UseCaseCounter } from '../use-case-counter'

const list = { most: 2 }
const read = { most: 2 }

/** An organisation's own page, what it asks and takes, and the tree that changes, with small organisations of their own. */
export async function reorganising(counter: UseCaseCounter, [member = '']: string[]): Promise<void> {
  const added = async (name: string) =>
    (await counter.server.call(administrator, 'organisations.createOrganisation', { name, parentId: organisationId }))
      .organisationId
  const [first, second, third] = [await added('书法组'), await added('摄影组'), await added('茶艺组')]
  const at = { organisationId: first }
  await counter.call(administrator, 'organisations.editContact', { ...at, phone: '0571-88881234' })
  await counter.call(administrator, 'organisations.editOfficers', { ...at, officers: [] })
  const questions = [{ kind: 'text' as const, label: '您练什么体', required: false }]
  await counter.call(administrator, 'organisations.editQuestions', { ...at, questions })
  const intake = { startsOn: '2026-01-01', endsOn: '2026-12-31', most: 30 }
  await counter.call(administrator, 'organisations.editIntake', { ...at, intake })
  await counter.call(member, 'organisations.getOrganisation', at, read)
  await counter.call(administrator, 'reorganisations.previewReorganisation', { kind: 'merge', ...at, toId: second })
  await counter.call(administrator, 'reorganisations.moveOrganisation', { organisationId: third, parentId: second })
  await counter.call(administrator, 'reorganisations.mergeOrganisations', { ...at, intoId: second })
  await counter.call(administrator, 'reorganisations.closeOrganisation', { organisationId: third, reason: '不再活动' })
  await counter.call(administrator, 'reorganisations.listReorganisations', {}, list)
}
