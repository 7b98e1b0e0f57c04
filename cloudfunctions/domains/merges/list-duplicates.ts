import type { OutputOf } from '../../contracts'
import { reaches, scopeOf } from '../../kernel/access'
import type { UseCase } from '../../kernel/use-case'
import type { MemberRecord } from '../members'
import { isMadeUp, maskedPhone } from '../members'
import type { OrganisationRecord } from '../organisations'
import { alike } from './rules'
import { duplicatesPage } from './store'

type Item = OutputOf<'merges.listDuplicates'>['items'][number]

/** What was found earlier is looked at again: a pair that was merged, corrected or moved out of reach meanwhile is left out. */
export const listDuplicates: UseCase<'merges.listDuplicates'> = async ({ cursor, limit }, { actor }) => {
  const { documents, nextCursor } = await duplicatesPage(scopeOf(actor, 'administrator'), cursor, limit)
  const items = documents.flatMap(({ _id, people, organisations }): Item[] => {
    const [a, b] = [...people].sort((one, other) => one.registeredAt.getTime() - other.registeredAt.getTime())
    if (!a || !b || ![a, b].every((member) => reaches(actor, member.organisationPaths, 'administrator'))) return []
    const why = alike(a, b)
    return why.length === 0 ? [] : [{ duplicateId: _id, why, people: [asView(a, organisations), asView(b, organisations)] }]
  })
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}

function asView(member: MemberRecord, organisations: OrganisationRecord[]): Item['people'][number] {
  const names = new Map(organisations.map(({ _id, name }) => [_id, name]))
  return {
    memberId: member._id,
    name: member.name,
    status: member.status,
    ...maskedPhone(member),
    organisationNames: member.organisationIds.flatMap((id) => names.get(id) ?? []),
    registeredAt: member.registeredAt.toISOString(),
    assisted: isMadeUp(member),
  }
}
