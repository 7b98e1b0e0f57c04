import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const table = readFileSync(join(__dirname, '../../../local/cloudbase/CONFORMANCE.md'), 'utf8')
const rows = table.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| feature'))

describe('the table of what is the same', () => {
  it('has rows, each with a verdict', () => {
    expect(rows.length).toBeGreaterThan(50)
    for (const row of rows) expect(row).toMatch(/^\| .+ \| (same|differs|absent)\b.* \| `.+` .+ \|$/)
  })

  it.each(rows)('%s', (row) => {
    const [, file = '', words = ''] = /\| `([^`]+\.ts)` (.+) \|$/.exec(row) ?? []
    const path = join(__dirname, file)
    expect(existsSync(path) && words !== '' ? readFileSync(path, 'utf8') : '').toContain(words)
  })
})
