import { spawn } from 'node:child_process'

interface Gate {
  name: string
  command: string[]
}

/** Everything that must hold, by name. `npm test` runs them all, `npm test -- types lint` some; `.ci/run` adds nothing of its own. */
const gates: Gate[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'lint', command: ['npx', 'eslint', '.'] },
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
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
  const failed: string[] = []
  for (const gate of chosen) if (!(await passes(gate))) failed.push(gate.name)
  if (failed.length > 0) console.log(`\nnot passed: ${failed.join(', ')}`)
  console.log(`\n${chosen.length - failed.length} passed, ${failed.length} failed`)
  process.exit(failed.length === 0 ? 0 : 1)
}

function passes({ name, command: [program = '', ...args] }: Gate): Promise<boolean> {
  console.log(`\n== ${name}`)
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, TZ: 'Asia/Shanghai' } })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      console.log(`${code === 0 ? 'ok' : 'NOT OK'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
      resolve(code === 0)
    })
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
})
