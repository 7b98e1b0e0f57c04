import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildOldFunctions, functionNames } from '../../../scripts/build-functions'

let root: string
const at = (...parts: string[]) => path.join(root, ...parts)
const built = (name: string) => at('dist/cloudfunctions', name, 'index.js')
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** A place with the least the functions are made of, all of it an hour old. */
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'tongxin-build-'))
  const files: Record<string, string> = {
    'package-lock.json': '{}',
    'scripts/never-called.ts': '',
    'miniprogram/shared/limits.ts': '',
  }
  for (const name of functionNames) {
    files[`cloudfunctions/${name}/index.ts`] = `import { words } from '../kernel/words'\nexport const main = () => words`
    files[`cloudfunctions/${name}/config.json`] = '{}'
  }
  files['cloudfunctions/kernel/words.ts'] = `export const words = 'first'`
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true })
    writeFileSync(at(name), text)
  }
  for (const name of [...Object.keys(files), ...new Set(Object.keys(files).map(path.dirname)), 'cloudfunctions']) {
    utimesSync(at(name), minutesAgo(60), minutesAgo(60))
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('makes the functions when there are none, and not again while nothing is younger', async () => {
  await buildOldFunctions(root)
  expect(readFileSync(built('jobs'), 'utf8')).toContain('first')
  for (const name of functionNames) utimesSync(built(name), minutesAgo(30), minutesAgo(30))
  await buildOldFunctions(root)
  expect(statSync(built('jobs')).mtimeMs).toBeLessThan(minutesAgo(29).getTime())
})

it.each([
  ['a file that changed', () => writeFileSync(at('cloudfunctions/kernel/words.ts'), `export const words = 'second'`), 'second'],
  ['other packages', () => writeFileSync(at('package-lock.json'), '{ }'), 'first'],
  ['a file that is gone', () => rmSync(at('miniprogram/shared/limits.ts')), 'first'],
])('makes them anew for %s', async (_what, change, words) => {
  await buildOldFunctions(root)
  for (const name of functionNames) utimesSync(built(name), minutesAgo(30), minutesAgo(30))
  change()
  await buildOldFunctions(root)
  expect(readFileSync(built('api'), 'utf8')).toContain(words)
  expect(statSync(built('api')).mtimeMs).toBeGreaterThan(minutesAgo(29).getTime())
})
