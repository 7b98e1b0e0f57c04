import type { Collection, Criteria, Stored } from '../platform/database'
import { command } from '../platform/database'

/** How many documents a run may still change; shared by the steps of the run. */
export interface Allowance {
  left: number
}

const portion = 500

/**
 * Brings the documents that match in line with something else, such as the tree: `change` says what one should become and under which
 * condition, or null when it is right. Documents that become the same are written together. May be repeated: only what is not right is
 * written. True when all were looked at; false when the allowance ended before.
 */
export async function bringInLine<T extends Stored>(
  of: Collection<T>,
  wanted: { criteria: Criteria; fields: Record<string, 1>; change(document: T): { when: Criteria; become: Criteria } | null },
  allowance: Allowance,
): Promise<boolean> {
  const _ = command()
  let after: string | undefined
  for (;;) {
    if (allowance.left <= 0) return false
    const found = await of.find(_.and([wanted.criteria, after === undefined ? {} : { _id: _.gt(after) }]), {
      orderBy: [['_id', 'asc']],
      limit: portion,
      fields: wanted.fields,
    })
    for (const { ids, when, become } of together(found, wanted.change)) {
      await of.update(_.and([{ _id: _.in(ids) }, when]), become)
      allowance.left -= ids.length
    }
    if (found.length < portion) return true
    after = found.at(-1)?._id
  }
}

function together<T extends Stored>(found: T[], change: (document: T) => { when: Criteria; become: Criteria } | null) {
  const groups = new Map<string, { ids: string[]; when: Criteria; become: Criteria }>()
  for (const document of found) {
    const to = change(document)
    if (!to) continue
    const key = JSON.stringify(to)
    const group = groups.get(key) ?? { ids: [], ...to }
    group.ids.push(document._id)
    groups.set(key, group)
  }
  return groups.values()
}
