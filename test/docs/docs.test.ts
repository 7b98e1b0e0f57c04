import path from 'node:path'
import { contracts } from '../../cloudfunctions/contracts'
import { personFields } from '../../cloudfunctions/domains/rights/person-fields'
import {
  documents,
  exists,
  filesBelow,
  firstCells,
  isNamed,
  npmPackage,
  quoted,
  section,
  textOf,
  withoutBlocks,
} from './documents'

const domains = new Set(Object.keys(contracts).map((name) => name.split('.')[0]))

describe.each(documents)('%s', (file) => {
  const markdown = textOf(file)

  it('links only to what exists', () => {
    const links = [...withoutBlocks(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
    const broken = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(file, link))
    expect(broken).toEqual([])
  })

  it('names only files that exist', () => {
    const named = quoted(markdown).filter((text) => /^[\w./-]+\.(ts|mjs|json|wxml|md)$/.test(text))
    expect(named.filter((name) => !isNamed(name))).toEqual([])
  })

  it('names only use cases that exist', () => {
    const named = quoted(markdown).filter((text) => /^[a-z]+\.[a-z]\w+$/.test(text) && !/\.(ts|js|md)$/.test(text))
    const ofDomains = named.filter((name) => domains.has(name.split('.')[0] ?? ''))
    expect(ofDomains.filter((name) => !Object.hasOwn(contracts, name))).toEqual([])
  })

  it('quotes npm commands and gates that exist', () => {
    const { scripts } = npmPackage()
    const commands = [...markdown.matchAll(/npm (?:run ([a-z:-]+)|(start|test))/g)].map((match) => match[1] ?? match[2] ?? '')
    expect(commands.filter((name) => !(name in scripts))).toEqual([])
    const gates = [...markdown.matchAll(/npm test -- ([a-z -]+)/g)].flatMap((match) => (match[1] ?? '').trim().split(' '))
    const source = textOf('scripts/gates.ts')
    expect(gates.filter((gate) => !source.includes(`'${gate}'`))).toEqual([])
  })

  it('holds no path of a machine', () => {
    expect(markdown.match(/(?:^|[\s`("])\/(?:home|work|Users|tmp|root)\//m)?.[0]).toBeUndefined()
  })
})

/** A file, or a heading in one. */
function leadsSomewhere(from: string, link: string): boolean {
  const [target = '', heading] = link.split('#')
  const file = target === '' ? from : path.posix.join(path.posix.dirname(from), target)
  if (!exists(file)) return false
  if (heading === undefined) return true
  const anchors = [...textOf(file).matchAll(/^#+ (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''))
  return anchors.includes(heading)
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

describe('docs/dependencies.md', () => {
  it('has exactly one line for every dependency', () => {
    const { dependencies, devDependencies } = npmPackage()
    const lines = [...textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')
    expect(lines.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort())
  })
})

describe('docs/privacy.md', () => {
  it('names every collection in which something is about a person', () => {
    const about = Object.entries(personFields).flatMap(([name, { about }]) => (about.length > 0 ? [name] : []))
    expect(about.filter((name) => !textOf('docs/privacy.md').includes(`\`${name}\``))).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  it('names every file of the kernel', () => {
    const kernel = filesBelow('cloudfunctions/kernel').map((file) => path.posix.basename(file))
    const named = firstCells(section(textOf('docs/architecture.md'), '## Kernel'))
    expect(named.sort()).toEqual(kernel.sort())
  })
})

describe('docs/benchmarks.md', () => {
  it('has a section for every suite', () => {
    const suites = filesBelow('bench/suites').map((file) => path.posix.basename(file, '.ts'))
    const headings = [...textOf('docs/benchmarks.md').matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '')
    expect(headings.sort()).toEqual(suites.sort())
  })
})

describe('docs/decisions', () => {
  const decisions = filesBelow('docs/decisions').map((file) => path.posix.basename(file))

  it('are numbered without a gap and headed by their number', () => {
    expect(decisions.map((name) => name.slice(0, 4))).toEqual(decisions.map((_name, i) => String(i + 1).padStart(4, '0')))
    for (const name of decisions) expect(textOf(`docs/decisions/${name}`)).toMatch(new RegExp(`^# ${name.slice(0, 4)} `))
  })

  it('0006 names every file of the kernel that a rule imports as a value', () => {
    const record = textOf('docs/decisions/0006-rules-and-the-kernel.md')
    const rules = filesBelow('cloudfunctions/domains').filter((file) => file.endsWith('rules.ts'))
    const imported = rules.flatMap((file) =>
      [...textOf(file).matchAll(/^import (?!type )[^'"]*['"](?:\.\.\/)+(kernel\/[\w-]+)['"]/gm)].map((match) => match[1] ?? ''),
    )
    expect(imported.length).toBeGreaterThan(0)
    expect([...new Set(imported)].filter((file) => !record.includes(`\`${file}\``))).toEqual([])
  })
})

describe('README.md and README.zh-CN.md', () => {
  it('lead to the same documents', () => {
    const leads = (file: string) => [
      ...new Set(
        [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)]
          .map((match) => match[1] ?? '')
          .filter((link) => !link.startsWith('README')),
      ),
    ]
    expect(leads('README.zh-CN.md').sort()).toEqual(leads('README.md').sort())
  })

  it('name the same options, doors, variables and demo people', () => {
    const facts = (file: string) => [
      ...new Set(textOf(file).match(/--[a-z-]+|(?:GET|POST) \/[\w/<>-]*|\b[A-Z]+(?:_[A-Z]+)+\b|demo-[\w-]+/g) ?? []),
    ]
    expect(facts('README.zh-CN.md').sort()).toEqual(facts('README.md').sort())
  })

  it('name every option of npm start', () => {
    const options = [...textOf('local/options.ts').matchAll(/^ {6}'?([a-z-]+)'?: \{ type:/gm)].map((match) => match[1] ?? '')
    expect(options.length).toBeGreaterThan(0)
    expect(options.filter((option) => !textOf('README.md').includes(`\`--${option}`))).toEqual([])
  })
})
