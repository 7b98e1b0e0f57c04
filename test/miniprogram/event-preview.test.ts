import { existsSync } from 'node:fs'
import path from 'node:path'
import { coverOf, drawnFor } from '../../miniprogram/pages/events/cover-of'
import { newForm, toInput } from '../../miniprogram/pages/events/edit/form'
import { previewOf } from '../../miniprogram/pages/events/preview/preview-of'
import { coverLabels, eventKindLabels } from '../../miniprogram/shared/labels'

const input = toInput({ ...newForm(Date.parse('2126-11-22T04:00:00Z')), title: '茶话会', place: { name: '会客厅' } })
const shown = {
  input,
  organisationName: '东湖联谊会',
  audience: '所有成员',
  quotas: [],
  starts: [input.startsAt],
  published: false,
}

describe('the cover of an event', () => {
  it('is the chosen drawing, the drawing of its kind, or that until the picture of the album is there', () => {
    expect(coverOf('fellowship', null)).toEqual({ builtIn: 'tea', imageId: '' })
    expect(coverOf('fellowship', { builtIn: 'city' })).toEqual({ builtIn: 'city', imageId: '' })
    expect(coverOf('training', { imageId: 'cloud://a' })).toEqual({ builtIn: 'lecture', imageId: 'cloud://a' })
    expect(coverOf('of a later version', null).builtIn).toBe('reading')
  })

  it('is drawn for every name and every kind', () => {
    const root = path.resolve(__dirname, '../../miniprogram')
    const kinds = Object.keys(eventKindLabels).map((kind) => coverOf(kind, null).builtIn)
    const drawn = Object.keys(coverLabels).filter((name): name is keyof typeof coverLabels => name in coverLabels)
    expect(drawn).toHaveLength(8)
    for (const name of [...drawn, ...kinds]) expect(existsSync(path.join(root, drawnFor(name)))).toBe(true)
  })
})

describe('the preview', () => {
  it('says what members will read', () => {
    const preview = previewOf(shown)
    expect(preview.lines.map(({ main }) => main)).toEqual([
      expect.stringContaining('2126年11月29日'),
      '会客厅',
      '还有 30 个名额',
      '东湖联谊会',
    ])
    expect(preview.rules).toEqual([
      '所有成员可以报名',
      '可以带 5 位同行，每位占一个名额',
      '满员后可以候补',
      '开始前都可以取消',
      '到场后扫现场的码签到',
    ])
    expect(preview).toMatchObject({ button: '报名', days: [] })
  })

  it('names the button and every day where these are others', () => {
    const starts = [input.startsAt, '2126-12-06T06:30:00.000Z']
    const preview = previewOf({ ...shown, input: { ...input, approval: true }, starts })
    expect(preview.button).toBe('申请参加')
    expect(preview.days).toHaveLength(2)
    expect(preview.rules).toContain('报名后由工作人员审核')
  })
})
