import { whyNoCertificate } from '../../miniprogram/pages/events/afterwards'
import { certificateFacts } from '../../miniprogram/pages/events/certificate/certificate-facts'
import type { CertificateFacts, TextMark } from '../../miniprogram/pages/events/certificate/certificate-layout'
import { certificateLayout } from '../../miniprogram/pages/events/certificate/certificate-layout'
import { drawCertificate, measureWith } from '../../miniprogram/pages/events/certificate/draw-certificate'
import { anEventView, aSignUpView } from './event-view'

/** Chinese characters are as wide as they are high, others half. */
const measure = (text: string, size: number) => [...text].reduce((sum, c) => sum + (c < '\u2000' ? size / 2 : size), 0)
const facts = (changes: Partial<CertificateFacts> = {}): CertificateFacts => ({
  name: '李和平',
  sentence: '于2026年11月28日参加由联谊会举办的联谊交流活动《茶话会》，特此证明。',
  organisation: '联谊会',
  date: '2026年11月28日',
  number: '20261128-ABCD1234',
  ...changes,
})
const long = facts({
  name: '买买提·阿卜杜热合曼·艾合买提江·努尔',
  sentence: `于2026年12月31日至2027年1月2日参加由${'组'.repeat(40)}举办的学习培训活动《${'题'.repeat(60)}》，特此证明。`,
  organisation: '组'.repeat(40),
})

function spanOf({ text, x, size, align }: TextMark): [from: number, to: number] {
  const wide = measure(text, size)
  const from = align === 'left' ? x : align === 'right' ? x - wide : x - wide / 2
  return [from, from + wide]
}

describe.each([
  ['a short one', facts()],
  ['the longest there can be', long],
])('%s', (_which, wanted) => {
  const { width, height, texts } = certificateLayout(wanted, measure)

  it('stays within the frame', () => {
    for (const mark of texts) {
      const [from, to] = spanOf(mark)
      expect([mark.text, from >= 44, to <= width - 44]).toEqual([mark.text, true, true])
      expect(mark.y - mark.size).toBeGreaterThan(44)
      expect(mark.y).toBeLessThan(height - 44)
    }
  })

  it('has no two texts on one another', () => {
    for (const [i, one] of texts.entries()) {
      for (const other of texts.slice(i + 1)) {
        const [a, b] = [spanOf(one), spanOf(other)]
        const sideBySide = a[1] <= b[0] || b[1] <= a[0]
        const above = Math.abs(one.y - other.y) >= Math.max(one.size, other.size)
        expect([one.text, other.text, sideBySide || above]).toEqual([one.text, other.text, true])
      }
    }
  })

  it('says everything, whole', () => {
    const said = texts.map(({ text }) => text).join('')
    for (const words of [wanted.name, wanted.organisation, wanted.date, wanted.number]) expect(said).toContain(words)
    expect(said).toContain(wanted.sentence)
  })

  it('begins no line with a mark that closes', () => {
    for (const { text } of texts) expect(text).not.toMatch(/^[，。、；：！？》」）]/)
  })
})

describe('what it says', () => {
  const event = anEventView({ startsAt: '2026-11-28T06:30:00Z', endsAt: '2026-11-28T08:30:00Z' })
  const person = { name: '李和平', memberId: 'm_abcd1234' }

  it('is the day in China, the organisation and the event', () => {
    expect(certificateFacts(event, person)).toEqual(facts({ number: '20261128-_TEA1234' }))
    const overnight = anEventView({ startsAt: '2026-11-28T15:00:00Z', endsAt: '2026-11-28T17:00:00Z' })
    expect(certificateFacts(overnight, person).sentence).toContain('于2026年11月28日至2026年11月29日参加')
  })

  it('is for those who came, once it is over', () => {
    const came = { ...event, mine: aSignUpView({ checkedInAt: '2026-11-28T06:40:00Z' }) }
    const after = Date.parse('2026-11-28T09:00:00Z')
    expect(whyNoCertificate(came, after)).toBe('')
    expect(whyNoCertificate(came, Date.parse('2026-11-28T08:00:00Z'))).toContain('结束后')
    expect(whyNoCertificate(event, after)).toContain('签到')
    expect(whyNoCertificate({ ...came, status: 'cancelled' }, after)).toContain('已取消')
  })
})

it('is written with the pen that measured it, in the size that was asked for', () => {
  const written: string[] = []
  const pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    font: '',
    textAlign: '',
    fillRect: () => undefined,
    strokeRect: () => undefined,
    measureText: (text: string) => ({ width: measure(text, Number(/(\d+)px/.exec(pen.font)?.[1])) }),
    setTransform: (a: number) => written.push(`scale ${a}`),
    fillText: (text: string) => written.push(`${pen.font.split('px')[0]} ${text}`),
  }
  const layout = certificateLayout(facts(), measureWith(pen))
  drawCertificate(pen, layout, 2)
  expect(written).toEqual(['scale 2', ...layout.texts.map(({ isBold, size, text }) => `${isBold ? 'bold ' : ''}${size} ${text}`)])
})
