/** The keys of a table of labels as the list zod wants, so that the words for a state are stated once. */
export function keysOf<T extends Record<string, string>>(labels: T): [keyof T & string, ...(keyof T & string)[]] {
  const [first, ...rest] = Object.keys(labels) as (keyof T & string)[]
  if (first === undefined) throw new Error('a table of labels is empty')
  return [first, ...rest]
}
