import { heard, renderComponent, shownText, tap } from './render-component'

const options = [
  { value: 'suggestion', label: '建议', note: '想让事情更好' },
  { value: 'request', label: '诉求' },
  { value: 'question', label: '咨询' },
]

describe('choice-list', () => {
  it('shows every option with its note', async () => {
    const list = await renderComponent('choice-list', { options, value: 'request' })
    for (const words of ['建议', '想让事情更好', '诉求', '咨询']) expect(shownText(list)).toContain(words)
  })

  it('tells the one that is tapped', async () => {
    const list = await renderComponent('choice-list', { options, value: 'request' })
    const changes = heard(list, 'change')
    await tap(list, '.choice', 2)
    expect(changes).toEqual([{ value: 'question' }])
  })

  it('marks the chosen one', async () => {
    const list = await renderComponent('choice-list', { options, value: 'request' })
    expect(list.data.rows).toMatchObject([{ chosen: false }, { chosen: true }, { chosen: false }])
    expect(list.querySelectorAll('.choice--chosen')).toHaveLength(1)
  })

  it('adds to and takes from several', async () => {
    const list = await renderComponent('choice-list', { options, value: ['request'], multiple: true })
    const changes = heard(list, 'change')
    await tap(list, '.choice', 0)
    await tap(list, '.choice', 1)
    expect(changes).toEqual([{ value: ['suggestion', 'request'] }, { value: [] }])
  })
})
