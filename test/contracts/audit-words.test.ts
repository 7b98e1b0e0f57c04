import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { auditActs } from '../../cloudfunctions/kernel/audit-acts'
import { acts } from '../../miniprogram/pages/members/audit/act-words'

const domains = path.join(__dirname, '../../cloudfunctions/domains')
const sources = readdirSync(domains, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(domains, file), 'utf8'))
  .join('\n')

describe('an act of staff', () => {
  it.each(Object.keys(auditActs))('%s has its words on the phone', (action) => {
    expect(acts[action]).toMatch(/^[\u4e00-\u9fff，]+$/)
  })

  it('has words only when the server records it', () => {
    expect(Object.keys(acts).filter((action) => !(action in auditActs))).toEqual([])
  })

  it('that is written out in a domain is under a heading', () => {
    const written = [...sources.matchAll(/action: '([\w.]+)'/g)].flatMap(([, action]) => (action === undefined ? [] : [action]))
    expect(written.length).toBeGreaterThan(8)
    expect(written.filter((action) => !(action in auditActs))).toEqual([])
  })
})
