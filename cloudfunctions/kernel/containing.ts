/** Matches what has a text somewhere in it, in capitals or not; signs that mean something in a pattern are taken for what they are. */
export function containing(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
}
