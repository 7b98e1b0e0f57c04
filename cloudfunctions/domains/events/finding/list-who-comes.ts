import type { UseCase } from '../../../kernel/use-case'
import { pageOfNamed } from './finding-store'

/** Of an event without anybody who agreed, as of one that does not exist, the list is empty. */
export const listWhoComes: UseCase<'events.listWhoComes'> = async ({ eventId, cursor, limit }) => {
  const { documents, nextCursor } = await pageOfNamed(eventId, cursor, limit)
  const items = documents.map(({ memberName, companions }) => ({ name: memberName, companions }))
  return { items, ...(nextCursor === undefined ? {} : { nextCursor }) }
}
