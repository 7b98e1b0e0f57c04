import { decryptPhone, phoneHashes } from '../../platform/secrets'
import type { Likeness } from '../members'
import { membersNamed, membersWithPhones } from '../members'
import type { Remark } from './rules'
import type { StoredRow } from './store'
import { partSize } from './store'

type Person = Pick<StoredRow, 'name' | 'phone' | 'organisationId'>

/** Every hash under which the same phone may stand: while keys are changed there are several, and no list waits for that. */
function hashesOf({ phone }: Pick<Person, 'phone'>): string[] {
  return phone === null ? [] : phoneHashes(decryptPhone(phone))
}

const nameKey = (name: string, organisationId: string) => `${organisationId}\n${name}`

/** Says by what somebody is most likely known already, or null. */
export function likenessTo(known: Likeness[]): (person: Person) => 'phone' | 'name' | null {
  const phones = new Set(known.flatMap(({ phoneHash }) => phoneHash ?? []))
  const names = new Set(known.flatMap(({ name, organisationIds }) => organisationIds.map((id) => nameKey(name, id))))
  return ({ name, phone, organisationId }) => {
    if (hashesOf({ phone }).some((hash) => phones.has(hash))) return 'phone'
    return names.has(nameKey(name, organisationId)) ? 'name' : null
  }
}

/** The members within a scope who may be the same as some of these people. Of members elsewhere nothing is told, not even that they are. */
export async function membersLike(people: Person[], scope: string[]): Promise<Likeness[]> {
  const organisationIds = [...new Set(people.map(({ organisationId }) => organisationId))]
  const names = people.map(({ name }) => name)
  const [byPhone, byName] = await Promise.all([
    membersWithPhones(people.flatMap(hashesOf), scope),
    membersNamed(names, organisationIds),
  ])
  return [...byPhone, ...byName]
}

const said = {
  phone: { column: '手机号', message: '和一位已有成员的手机号相同' },
  name: { column: '姓名', message: '这个组织里已有同名的成员' },
} as const

/** Marks those who are most likely members already, or stand further up in the same sheet. */
export async function markKnown(rows: StoredRow[], scope: string[]): Promise<{ rows: StoredRow[]; duplicates: Remark[] }> {
  const duplicates: Remark[] = []
  const earlier = new Map<string, number>()
  const marked: StoredRow[] = []
  for (let i = 0; i < rows.length; i += partSize) {
    const portion = rows.slice(i, i + partSize)
    const likeness = likenessTo(await membersLike(portion, scope))
    for (const row of portion) {
      const remark = remarkOn(row, likeness(row), earlier)
      if (remark) duplicates.push(remark)
      marked.push({ ...row, isKnown: remark !== null })
    }
  }
  return { rows: marked, duplicates }
}

function remarkOn(row: StoredRow, alike: 'phone' | 'name' | null, earlier: Map<string, number>): Remark | null {
  const names = nameKey(row.name, row.organisationId)
  const samePhone = row.phoneHash === null ? undefined : earlier.get(row.phoneHash)
  const sameName = earlier.get(names)
  if (row.phoneHash !== null && samePhone === undefined) earlier.set(row.phoneHash, row.row)
  if (sameName === undefined) earlier.set(names, row.row)
  if (alike !== null) return { row: row.row, ...said[alike] }
  if (samePhone !== undefined) return { row: row.row, column: '手机号', message: `和第 ${samePhone} 行的手机号相同` }
  if (sameName !== undefined) return { row: row.row, column: '姓名', message: `和第 ${sameName} 行的姓名、组织相同` }
  return null
}
