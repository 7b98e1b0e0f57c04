import { contracts } from '../../cloudfunctions/contracts'
import { exists, files, quoted, root, textOf } from './documents'

const guide = textOf('docs/add-a-use-case.md')
const example = 'members.reviewRegistration'

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A path with places such as `<domain>` as a pattern. */
const patternOf = (file: string) =>
  new RegExp(
    `^${file
      .split(/<[^>]+>/)
      .map(escaped)
      .join('[\\w-]+')}$`,
  )

describe('docs/add-a-use-case.md', () => {
  const paths = quoted(guide).filter((text) => /^[\w./<>-]+\.(ts|mjs|json|md)$/.test(text) && text.includes('/'))

  it.each([...new Set(paths)])('%s exists', (file) => {
    if (!file.includes('<')) return expect(exists(file)).toBe(true)
    if (!file.startsWith('test/')) return expect(files.some((known) => patternOf(file).test(known))).toBe(true)
    // A test may be the first of its kind; what matters is that a level of jest runs it.
    const concrete = file.replace(/<[^>]+>/g, 'something').replace(/^test\//, '')
    return expect(testGlobs().some((glob) => glob.test(concrete))).toBe(true)
  })

  it.each(
    [...guide.matchAll(/`(\w+)(?:<…>)?` \(`([^`]+)`\)/g)].map((match): [string, string] => [match[1] ?? '', match[2] ?? '']),
  )('%s is exported by %s', (name, file) => {
    expect(textOf(file)).toMatch(new RegExp(`export (async )?(const|function|type|interface|class) ${name}\\b`))
  })

  it.each(blocks())('the code quoted from %s stands there', (file, lines) => {
    const source = textOf(file)
      .split('\n')
      .map((line) => line.trim())
    expect(lines.filter((line) => !source.some((known) => known.includes(line)))).toEqual([])
  })

  it('shows a use case that exists, with its file and its line in the index', () => {
    expect(guide).toContain(example)
    expect(Object.keys(contracts)).toContain(example)
    expect(textOf('cloudfunctions/domains/members/index.ts')).toContain(`'${example}':`)
    expect(exists('cloudfunctions/domains/members/review-registration.ts')).toBe(true)
  })

  it('names the words that contracts, handlers and queries are made of', () => {
    for (const word of ['Id', 'Instant', 'text', 'PageInput']) {
      expect(textOf('cloudfunctions/contracts/define.ts')).toContain(`export const ${word} `)
      expect(guide).toContain(`\`${word}`)
    }
    expect(textOf('eslint.config.mjs').match(/organisations\|members\|events/g)).toHaveLength(1)
  })
})

/** Quoted code: the file that its first line names, and its other lines; a line with … is left out. */
function blocks(): [string, string[]][] {
  return [...guide.matchAll(/^ *```ts\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const [first = '', ...lines] = (match[1] ?? '').split('\n').map((line) => line.trim())
    return [first.replace(/^\/\/ /, ''), lines.filter((line) => line !== '' && !line.includes('…'))]
  })
}

/** The globs of jest's levels, relative to `test/`. */
function testGlobs(): RegExp[] {
  const { projects } = jest.requireActual<{ projects: { testMatch: string[] }[] }>(`${root}/jest.config.js`)
  return projects.flatMap(({ testMatch }) =>
    testMatch.map((glob) => {
      const parts = glob.replace('<rootDir>/test/', '').split(/(\*\*\/|\*)/)
      return new RegExp(`^${parts.map((part) => ({ '**/': '(?:.*/)?', '*': '[^/]*' })[part] ?? escaped(part)).join('')}$`)
    }),
  )
}
