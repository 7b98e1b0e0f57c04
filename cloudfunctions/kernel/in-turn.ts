/**
 * Does the steps one after another. One that cannot be done keeps no other from being done; the first failure is thrown when all have had their
 * turn, so that it is seen and the next run tries again.
 */
export async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const step of steps) await step().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
