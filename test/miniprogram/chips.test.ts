import { heard, renderComponent, shownText, tap } from './render-component'

const options = [
  { value: 'open', label: '我能报名的' },
  { value: 'near', label: '附近' },
]

describe('chips', () => {
  it('tell the one that is tapped', async () => {
    const chips = await renderComponent('chips', { options, value: 'open' })
    const changes = heard(chips, 'change')
    expect(shownText(chips)).toBe('我能报名的 附近')
    expect(chips.querySelectorAll('.chip--chosen')).toHaveLength(1)
    await tap(chips, '.chip', 1)
    expect(changes).toEqual([{ value: 'near' }])
  })

  it('add to and take from several', async () => {
    const chips = await renderComponent('chips', { options, value: ['open'], multiple: true })
    const changes = heard(chips, 'change')
    await tap(chips, '.chip', 1)
    await tap(chips, '.chip', 0)
    expect(changes).toEqual([{ value: ['open', 'near'] }, { value: [] }])
  })
})
