/** What one part of the product holds about a person: each domain tells its own, in the words of the person it is about. */
export interface Held {
  title: string
  /** The stored documents, as the export gives them. */
  documents: object[]
  /** The same in plain words. */
  items: { heading: string; lines: string[] }[]
}

/** Documents of one part that are shown and exported at most; nobody comes near it. */
export const mostHeld = 1000
