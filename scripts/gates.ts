import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

interface Gate {
  name: string
  command: string[]
}

// Jest alone would leave one processor to others.
const tests = (level: string, workers = availableParallelism()): Gate => ({
  name: `tests: ${level}`,
  // The SDK keeps its sockets and its slow-request timers for a while after the last test.
  command: ['npx', 'jest', '--forceExit', `--maxWorkers=${workers}`, '--selectProjects', level],
})

/**
 * Everything that must hold, by name; those in one row at the same time. `npm test` runs them all, `npm test -- types lint` some; `.ci/run`
 * adds nothing of its own. The local level waits for timers much of its time, which leaves the processors to the use cases.
 */
const gates: Gate[][] = [
  [
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
    { name: 'lint', command: ['npx', 'eslint', '.'] },
    { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  ],
  [{ name: 'build', command: ['npm', 'run', '--silent', 'build'] }],
  [tests('rules')],
  [tests('contract')],
  [tests('component')],
  [tests('local'), tests('use-case')],
  // A person waits for the timer and for the next look at the list: meanwhile another goes on.
  [tests('journey', availableParallelism() + 1)],
]

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const isWanted = ({ name }: Gate) => wanted.length === 0 || wanted.some((word) => name === word || name === `tests: ${word}`)
  const chosen = gates.map((row) => row.filter(isWanted)).filter((row) => row.length > 0)
  if (chosen.length === 0) {
    throw new Error(
      `no gate of these names; there are: ${gates
        .flat()
        .map(({ name }) => name)
        .join(', ')}`,
    )
  }
  const results: { name: string; passed: boolean }[] = []
  for (const row of chosen) {
    const isAlone = row.length === 1
    results.push(...(await Promise.all(row.map(async (gate) => ({ name: gate.name, passed: await passes(gate, isAlone) })))))
  }
  const failed = results.filter(({ passed }) => !passed)
  if (failed.length > 0) console.log(`\nnot passed: ${failed.map(({ name }) => name).join(', ')}`)
  console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`)
  process.exit(failed.length === 0 ? 0 : 1)
}

function passes({ name, command: [program = '', ...args] }: Gate, isAlone: boolean): Promise<boolean> {
  const started = performance.now()
  if (isAlone) console.log(`\n== ${name}`)
  return new Promise((resolve) => {
    // What several say at once would be mixed up: each of them is heard when it ends.
    const stdio = isAlone ? 'inherit' : 'pipe'
    const child = spawn(program, args, { stdio, env: { ...process.env, TZ: 'Asia/Shanghai' } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      if (!isAlone) console.log(`\n== ${name}\n${said}`.trimEnd())
      console.log(`${code === 0 ? 'ok' : 'NOT OK'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      resolve(code === 0)
    })
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
})
