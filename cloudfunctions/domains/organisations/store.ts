import type { Answers, Question } from '../../contracts/questions'
import type { Change } from '../../kernel/change'
import type { Place, Tree } from '../../kernel/tree'
import { isOpen, treeOf } from '../../kernel/tree'
import type { Stored } from '../../platform/database'
import { collection, command } from '../../platform/database'

/** One place in the tree: a district, a community, or an association that hangs on one. */
export interface OrganisationRecord extends Stored, Place {
  contact?: Contact | null
  /** Who leads it, in order; shown by the name they have now. */
  officers?: { memberId: string; title: string }[]
  /** Asked of whoever registers; missing for none. */
  questions?: { version: number; items: Question[] } | null
  intake?: Intake | null
}

export interface Contact {
  phone: string | null
  address: string | null
  hours: string | null
}

/** How many registrations are taken from one day to another, both included. `_id` of the count is `periodId`. */
export interface Intake {
  periodId: string
  startsOn: string
  endsOn: string
  most: number
}

/** What somebody answered to an organisation's questions, with the words of the questions as they were. */
export interface AnsweredQuestions {
  organisationId: string
  organisationName: string
  version: number
  at: Date
  items: { questionId: string; label: string; answer: Answers[string] }[]
}

export const organisations = collection<OrganisationRecord>('organisations')
/** How often the tree was changed: whoever changes it writes this one document, so that two cannot pass each other. */
const trees = collection<Stored & { changes: number }>('trees')

const shape = { name: 1, parentId: 1, path: 1, status: 1, mergedIntoId: 1, membersWentToId: 1 } as const

/** Every place of the tree, closed ones too, read in portions; with more fields where they are asked for. */
export async function allOrganisations(more: Record<string, 1> = {}): Promise<OrganisationRecord[]> {
  const portion = 1000
  const found: OrganisationRecord[] = []
  for (;;) {
    const last = found.at(-1)
    const next = await organisations.find(last ? { _id: command().gt(last._id) } : {}, {
      orderBy: [['_id', 'asc']],
      limit: portion,
      fields: { ...shape, ...more },
    })
    found.push(...next)
    if (next.length < portion) return found
  }
}

/** The tree, and how often it had been changed before it was read: a change goes through only while that is still so. */
export async function readTree(): Promise<{ tree: Tree; changes: number }> {
  const changes = (await trees.get('tree'))?.changes ?? 0
  return { changes, tree: treeOf(await allOrganisations()) }
}

/**
 * Takes the tree for a change, in the transaction of the change. False when it was changed since it was read, which `seen` says; without
 * `seen` whoever changes it decides on what they read inside the transaction.
 */
export async function takeTree(change: Change, seen?: number): Promise<boolean> {
  const standing = await change.get(trees, 'tree')
  const changes = standing?.changes ?? 0
  if (seen !== undefined && seen !== changes) return false
  if (standing) await change.update(trees, 'tree', { changes: changes + 1 })
  else await change.insert(trees, { _id: 'tree', changes: 1 })
  return true
}

/** The organisations with these ids, in no order, closed ones too; ids that name none are left out. */
export function organisationsById(ids: readonly string[]): Promise<OrganisationRecord[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return Promise.resolve([])
  return organisations.find({ _id: command().in(wanted) }, { limit: wanted.length })
}

/** One organisation, if it is open. */
export async function openOrganisation(id: string): Promise<OrganisationRecord | null> {
  const organisation = await organisations.get(id)
  return organisation && isOpen(organisation) ? organisation : null
}

export function addOrganisation(organisation: OrganisationRecord): Promise<boolean> {
  return organisations.insert(organisation)
}
