import type { Stored } from '../../../cloudfunctions/platform/database'
import { collection } from '../../../cloudfunctions/platform/database'
import type { CollectionName } from '../../../cloudfunctions/platform/collections'
import { collections } from '../../../cloudfunctions/platform/collections'

/** Every stored document, as text after its collection, that has one of these words anywhere. */
export async function whatNames(...words: string[]): Promise<string[]> {
  const all = Object.keys(collections) as CollectionName[]
  const texts = await Promise.all(
    all.map(async (name) => {
      const documents = await collection<Stored>(name).find({}, { orderBy: [['_id', 'asc']], limit: 1000 })
      if (documents.length === 1000) throw new Error(`${name} holds more than one look can see`)
      return documents.map((document) => `${name} ${JSON.stringify(document)}`)
    }),
  )
  return texts.flat().filter((text) => words.some((word) => text.includes(word)))
}
