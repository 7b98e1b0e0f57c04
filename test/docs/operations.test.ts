import { collections } from '../../cloudfunctions/platform/collections'
import { messageTemplates } from '../../cloudfunctions/platform/templates'
import { filesBelow, firstCells, section, textOf } from './documents'

/** What takes something of a person's own, so that WeChat asks for a declaration before it may be called. */
const wantedByWeChat = [
  'getPhoneNumber',
  ...`chooseMedia chooseImage chooseVideo chooseMessageFile chooseAddress chooseInvoiceTitle getWeRunData
    chooseLocation choosePoi getLocation getFuzzyLocation startLocationUpdate
    addPhoneCalendar addPhoneRepeatCalendar addPhoneContact saveImageToPhotosAlbum saveVideoToPhotosAlbum
    setClipboardData getClipboardData startRecord getRecorderManager createCameraContext`
    .split(/\s+/)
    .map((name) => `wx.${name}`),
]

describe('docs/operations.md', () => {
  const operations = textOf('docs/operations.md')

  it('documents every environment variable that the functions read, and no other', () => {
    const reads = /(?:env\.|env\[['"]|idFrom\(['"]|key\(['"])([A-Z][A-Z0-9_]+)/g
    const sources = filesBelow('cloudfunctions').filter((file) => file.endsWith('.ts'))
    const read = new Set(sources.flatMap((file) => [...textOf(file).matchAll(reads)].map((match) => match[1] ?? '')))
    const documented = [...operations.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map((match) => match[1] ?? '')
    expect(documented.sort()).toEqual([...read].sort())
  })

  it('names every collection, and every unique index', () => {
    const [unique = '', holds = ''] = section(operations, '## Collections and indexes').split('| collection | holds |')
    expect(firstCells(holds).sort()).toEqual(Object.keys(collections).sort())
    const indexes: { name: string; unique?: boolean }[] = Object.values(collections).flat()
    expect(firstCells(unique)).toHaveLength(indexes.filter((index) => index.unique).length)
  })

  it('names every step of the timer', () => {
    const steps = [...textOf('cloudfunctions/jobs/index.ts').matchAll(/^ {4}(\w+): \(\) => /gm)].map((match) => match[1] ?? '')
    expect(steps.length).toBeGreaterThan(0)
    expect(firstCells(section(operations, '## Timer')).sort()).toEqual(steps.sort())
  })

  it('names every event of the log', () => {
    const written = filesBelow('cloudfunctions').flatMap((file) =>
      [...textOf(file).matchAll(/\blog\(\{[^}]*?event: '(\w+)'/g)].map((match) => match[1] ?? ''),
    )
    const [, ...rows] = firstCells(section(operations, '## Logs and request numbers'))
    expect(rows.sort()).toEqual([...new Set(written)].sort())
  })

  it('names the templates of messages as they are', () => {
    for (const { title } of Object.values(messageTemplates)) expect(operations).toContain(`id of the template ${title} |`)
  })

  it('names every function that WeChat wants declared', () => {
    const pages = filesBelow('miniprogram')
      .filter((file) => /\.(ts|wxml)$/.test(file))
      .map(textOf)
      .join('\n')
    const declared = firstCells(section(operations, '## What WeChat wants declared'))
    expect(declared.sort()).toEqual(wantedByWeChat.filter((name) => new RegExp(`${name}\\b`).test(pages)).sort())
  })

  it('states the timer as it is configured', () => {
    const { triggers } = JSON.parse(textOf('cloudfunctions/jobs/config.json')) as { triggers: { config: string }[] }
    expect(triggers.map(({ config }) => config).filter((config) => !operations.includes(config))).toEqual([])
  })
})
