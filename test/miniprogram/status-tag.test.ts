import { renderComponent, shownText } from './render-component'

describe('status-tag', () => {
  it('says the state in a word and a shape, not by colour alone', async () => {
    const tag = await renderComponent('status-tag', { tone: 'success', text: '已报名' })
    expect(shownText(tag)).toContain('已报名')
    expect(tag.dom?.innerHTML).toContain('check-circle-filled')
  })

  it('has a shape of its own for every tone', async () => {
    const tones = ['neutral', 'active', 'success', 'warning', 'danger']
    const tags = await Promise.all(tones.map((tone) => renderComponent('status-tag', { tone, text: '状态' })))
    expect(new Set(tags.map((tag) => tag.data.shape)).size).toBe(tones.length)
  })

  it('takes an unknown tone for a neutral one', async () => {
    const tag = await renderComponent('status-tag', { tone: 'purple', text: '草稿' })
    expect(tag.data.shape).toBe('minus-circle')
  })
})
