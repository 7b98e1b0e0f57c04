/** An index as a server builds it; a field and 1 for rising or -1 for falling order. */
export interface IndexDeclaration {
  name: string
  fields: [field: string, direction: 1 | -1][]
  unique?: boolean
}

/** An index over fields in this order; `-at` falls. A list is paged by a field and then by `_id`, so its index ends with `_id`. */
export function index(name: string, ...fields: string[]): IndexDeclaration {
  return { name, fields: fields.map((field) => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1])) }
}

/** The same, and no two documents may have the same values in it. */
export function unique(name: string, ...fields: string[]): IndexDeclaration {
  return { ...index(name, ...fields), unique: true }
}
