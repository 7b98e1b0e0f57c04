import * as z from 'zod'
import { AppError } from './app-error'
import type { Criteria } from '../platform/database'
import { command } from '../platform/database'

/** Where a page ended: the value of the field it is ordered by, and the id that breaks ties. */
const Cursor = z.tuple([z.union([z.string().max(80), z.number()]), z.string().max(80)])

/** A place in a list, opaque to the phone. An instant is kept as its milliseconds. */
export function encodeCursor(value: string | number | Date, id: string): string {
  return Buffer.from(JSON.stringify([value instanceof Date ? value.getTime() : value, id])).toString('base64url')
}

function decodeCursor(cursor: string): [value: string | number, id: string] {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new AppError('CURSOR_INVALID')
  }
}

/** The criteria for what comes after a cursor in a list ordered by `field` and then `_id`, both in one direction. */
export function after(
  cursor: string | undefined,
  field: string,
  direction: 'asc' | 'desc',
  kind: 'instant' | 'number' | 'text',
): Criteria {
  if (cursor === undefined) return {}
  const [value, id] = decodeCursor(cursor)
  if ((kind === 'text') !== (typeof value === 'string')) throw new AppError('CURSOR_INVALID')
  const bound = kind === 'instant' ? instantOf(value) : value
  const _ = command()
  const beyond = direction === 'asc' ? _.gt : _.lt
  return _.or([{ [field]: beyond(bound) }, { [field]: bound, _id: beyond(id) }])
}

/** A stranger may write any number into a cursor; not every one is an instant. */
function instantOf(value: string | number): Date {
  const instant = new Date(typeof value === 'number' ? value : NaN)
  if (Number.isNaN(instant.getTime())) throw new AppError('CURSOR_INVALID')
  return instant
}

/** Cuts the one document read beyond the page and says where the next page begins. */
export function pageFrom<T extends { _id: string }>(
  found: T[],
  limit: number,
  orderedBy: (document: T) => string | number | Date,
): { documents: T[]; nextCursor?: string } {
  const documents = found.slice(0, limit)
  const last = documents.at(-1)
  if (found.length <= limit || last === undefined) return { documents }
  return { documents, nextCursor: encodeCursor(orderedBy(last), last._id) }
}
