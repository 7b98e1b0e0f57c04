import { command } from '../../platform/database'
import type { MemberRecord } from './store'
import { members } from './store'

/** Enough to tell whether somebody is the same person. */
export type Likeness = Pick<MemberRecord, '_id' | 'name' | 'phoneHash' | 'organisationIds'>

const fields = { name: 1, phoneHash: 1, organisationIds: 1 } as const
/** Names asked for at once, so that those who share them come in one answer. */
const namesAtOnce = 50
const most = 1000

/** Members with one of these phones, in some organisations or below. */
export async function membersWithPhones(phoneHashes: string[], scope: string[]): Promise<Likeness[]> {
  const _ = command()
  if (phoneHashes.length === 0) return []
  return members.find({ phoneHash: _.in(phoneHashes), organisationPaths: _.in(scope) }, { limit: most, fields })
}

/** Members of one of these organisations with one of these names. */
export async function membersNamed(names: string[], organisationIds: string[]): Promise<Likeness[]> {
  const _ = command()
  const found: Likeness[] = []
  const wanted = [...new Set(names)]
  for (let i = 0; i < wanted.length; i += namesAtOnce) {
    const criteria = { organisationPaths: _.in(organisationIds), name: _.in(wanted.slice(i, i + namesAtOnce)) }
    found.push(...(await members.find(criteria, { limit: most, fields })))
  }
  return found
}
