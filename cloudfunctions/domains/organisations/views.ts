import type { OutputOf } from '../../contracts'
import type { Caller } from '../../kernel/access'
import { reaches } from '../../kernel/access'
import type { OrganisationInDetail } from './detail-store'
import { isOfficer } from './detail-store'
import { isRunning } from './intake'

type View = OutputOf<'organisations.getOrganisation'>

/** An organisation as one person sees it: who leads it only for those who belong to us, with their ids only for those who look after it. */
export function organisationView(organisation: OrganisationInDetail, reader: Caller, now: Date): View {
  const { _id, name, path, contact, questions } = organisation
  const edits = reaches(reader, path, 'administrator')
  const names = new Map(organisation.above.map((place) => [place._id, place.name]))
  return {
    organisationId: _id,
    name,
    above: path.filter((id) => id !== _id).map((id) => ({ organisationId: id, name: names.get(id) ?? '' })),
    contact: {
      ...(contact?.phone ? { phone: contact.phone } : {}),
      ...(contact?.address ? { address: contact.address } : {}),
      ...(contact?.hours ? { hours: contact.hours } : {}),
    },
    ...(reader.status === 'approved' ? { officers: officersOf(organisation, edits) } : {}),
    questions: questions ?? { version: 0, items: [] },
    ...intakeOf(organisation, now),
    can: edits ? ['edit'] : [],
  }
}

/** Those who still belong here, by the name they have now. */
function officersOf({ _id, officers = [], people }: OrganisationInDetail, withIds: boolean): View['officers'] {
  const able = new Map(people.filter((person) => isOfficer(person, _id)).map((person) => [person._id, person.name]))
  return officers.flatMap(({ memberId, title }) => {
    const name = able.get(memberId)
    return name === undefined ? [] : [{ title, name, ...(withIds ? { memberId } : {}) }]
  })
}

function intakeOf({ intake, taken }: OrganisationInDetail, now: Date): Pick<View, 'intake'> {
  if (!intake) return {}
  const { startsOn, endsOn, most } = intake
  return { intake: { startsOn, endsOn, most, left: Math.max(0, most - (taken[0]?.taken ?? 0)), isOpen: isRunning(intake, now) } }
}
