import { containing } from '../../kernel/containing'

/** Longer pieces of a name are found by their beginning: Chinese names end here. */
const longest = 4

/** A name with every piece of it that somebody may look for, short enough to be kept in an index. */
export function named(name: string): { name: string; nameParts: string[] } {
  const characters = Array.from(name.toLowerCase())
  const parts = characters.flatMap((_first, from) =>
    Array.from({ length: Math.min(longest, characters.length - from) }, (_none, more) =>
      characters.slice(from, from + more + 1).join(''),
    ),
  )
  return { name, nameParts: [...new Set(parts)] }
}

/** A change of what somebody says about themself, with the pieces of a name that changes. */
export function asStored<Entered extends { name?: string }>(entered: Entered): Entered & { nameParts?: string[] } {
  return entered.name === undefined ? entered : { ...entered, ...named(entered.name) }
}

/** What to look for among `nameParts`, and a pattern for the name when that alone does not say enough. */
export function wantedPart(typed: string): { part: string; pattern?: RegExp } {
  const characters = Array.from(typed.toLowerCase())
  const part = characters.slice(0, longest).join('')
  if (characters.length <= longest) return { part }
  return { part, pattern: containing(typed) }
}
