import type { Held } from '../../kernel/held'
import { organisationsLedBy } from './detail-store'

/** Where somebody is named among those who lead. */
export async function officesOf(memberId: string): Promise<Held> {
  const led = (await organisationsLedBy(memberId)).flatMap(({ _id, name, officers = [] }) =>
    officers
      .filter((officer) => officer.memberId === memberId)
      .map(({ title }) => ({ organisationId: _id, organisationName: name, title })),
  )
  return {
    title: '担任的职务',
    documents: led,
    items: led.map(({ organisationName, title }) => ({ heading: title, lines: [organisationName] })),
  }
}
