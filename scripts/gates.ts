import { spawn } from 'node:child_process'

interface Gate {
  name: string
  command: string[]
  /** Reads the sources only, on one processor: goes on beside others of its kind. */
  reads?: boolean
}

/** Everything that must hold, by name. `npm test` runs them all, `npm test -- types lint` some; `.ci/run` adds nothing of its own. */
const gates: Gate[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], reads: true },
  { name: 'lint', command: ['npx', 'eslint', '.'], reads: true },
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'], reads: true },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  ...['rules', 'contract', 'component', 'local', 'use-case', 'journey'].map((level) => ({
    name: `tests: ${level}`,
    // The SDK keeps its sockets and its slow-request timers for a while after the last test.
    // Jest alone would leave one processor to others.
    command: ['npx', 'jest', '--forceExit', '--maxWorkers=100%', '--selectProjects', level],
  })),
]

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const chosen =
    wanted.length === 0 ? gates : gates.filter(({ name }) => wanted.some((word) => name === word || name === `tests: ${word}`))
  if (chosen.length === 0) throw new Error(`no gate of these names; there are: ${gates.map(({ name }) => name).join(', ')}`)
  const reading = chosen.filter(({ reads }) => reads)
  const results = await Promise.all(reading.map(async (gate) => ({ gate, passed: await passes(gate) })))
  for (const gate of chosen.filter(({ reads }) => !reads)) results.push({ gate, passed: await passes(gate) })
  const failed = results.filter(({ passed }) => !passed).map(({ gate }) => gate.name)
  if (failed.length > 0) console.log(`\nnot passed: ${failed.join(', ')}`)
  console.log(`\n${chosen.length - failed.length} passed, ${failed.length} failed`)
  process.exit(failed.length === 0 ? 0 : 1)
}

function passes({ name, command: [program = '', ...args], reads = false }: Gate): Promise<boolean> {
  const started = performance.now()
  if (!reads) console.log(`\n== ${name}`)
  return new Promise((resolve) => {
    // What several say at once would be mixed up: each of them is heard when it ends.
    const stdio = reads ? 'pipe' : 'inherit'
    const child = spawn(program, args, { stdio, env: { ...process.env, TZ: 'Asia/Shanghai' } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      if (reads) console.log(`\n== ${name}\n${said}`.trimEnd())
      console.log(`${code === 0 ? 'ok' : 'NOT OK'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      resolve(code === 0)
    })
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
})
