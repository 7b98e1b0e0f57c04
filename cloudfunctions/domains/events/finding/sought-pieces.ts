import { containing } from '../../../kernel/containing'

interface Named {
  title: string
  place: { name: string }
}

/** Every character and every two characters that follow one another, by which an event is looked up: short enough for an index. */
export function soughtPieces({ title, place }: Named): string[] {
  return [...new Set([...piecesOf(title), ...piecesOf(place.name)])]
}

function piecesOf(text: string): string[] {
  const characters = lowered(text)
  return characters.flatMap((first, at) => {
    const second = characters[at + 1]
    return second === undefined ? [first] : [first, first + second]
  })
}

/** A typed word as it is looked for: a piece that the index finds, and a pattern when that alone does not say enough. */
export interface SoughtWord {
  piece: string
  pattern: RegExp | null
}

/** The words of what somebody typed, each of which has to be there. */
export function soughtWords(typed: string): SoughtWord[] {
  const words = typed.split(/\s+/).filter(Boolean)
  return words.map((word) => {
    const characters = lowered(word)
    return { piece: characters.slice(0, 2).join(''), pattern: characters.length <= 2 ? null : containing(word) }
  })
}

/** One by one: what becomes of a capital in a whole text may depend on what follows it. */
function lowered(text: string): string[] {
  return Array.from(text, (character) => character.toLowerCase())
}
