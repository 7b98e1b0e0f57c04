/** The longest stretch that is taken for one: 1-500 is more likely a slip. */
const longestStretch = 200

/** The numbers in what was typed: 「3 5，7-12」. What is none is left out. */
export function numbersIn(typed: string): number[] {
  const numbers = new Set<number>()
  for (const [, first = '', last] of typed.matchAll(/(\d{1,6})(?:\s*[-–—~～至到]\s*(\d{1,6}))?/g)) {
    const from = Number(first)
    const to = last === undefined ? from : Number(last)
    if (to - from > longestStretch) continue
    for (let number = from; number <= to; number++) if (number > 0) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}
