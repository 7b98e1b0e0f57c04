import type { Stored } from '../../../cloudfunctions/platform/database'
import { collection } from '../../../cloudfunctions/platform/database'
import { collections } from '../../../cloudfunctions/platform/collections'

const names = Object.keys(collections) as (keyof typeof collections)[]

/** Everything that is stored, as one text: two are equal when nothing was written in between. */
export async function wholeDatabase(): Promise<string> {
  const all = await Promise.all(
    names.map(async (name) => {
      const documents = await collection<Stored>(name).find({}, { orderBy: [['_id', 'asc']], limit: 1000 })
      if (documents.length === 1000) throw new Error(`${name} holds more than one look can see`)
      return [name, documents] as const
    }),
  )
  return JSON.stringify(all)
}
