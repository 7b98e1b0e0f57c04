/**
 * After how many database operations the power goes, for an act of at most so many: the first ten, where most acts decide and promise, and
 * then every third, which meets every kind of step that comes again and again. `CUTS=all npm test -- use-case` takes each.
 */
export function cutsUpTo(most: number): number[] {
  const all = Array.from({ length: most + 1 }, (_unused, i) => i)
  return process.env.CUTS === 'all' ? all : all.filter((n) => n <= 10 || n % 3 === 0)
}
