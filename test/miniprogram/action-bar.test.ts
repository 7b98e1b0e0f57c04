import { heard, renderComponent, shownText, tap } from './render-component'

describe('action-bar', () => {
  it('says its one action and tells when it is tapped', async () => {
    const bar = await renderComponent('action-bar', { label: '报名' })
    const taps = heard(bar, 'main')
    expect(shownText(bar)).toBe('报名')
    await tap(bar, '.button--main')
    expect(taps).toHaveLength(1)
  })

  it('says why when nothing can be done, and does nothing', async () => {
    const bar = await renderComponent('action-bar', { label: '报名', disabled: true, reason: '报名已经截止' })
    const taps = heard(bar, 'main')
    expect(shownText(bar)).toBe('报名已经截止 报名')
    await tap(bar, '.button--main')
    expect(taps).toHaveLength(0)
  })

  it('does nothing twice while something is under way', async () => {
    const bar = await renderComponent('action-bar', { label: '提交', secondary: '存草稿', loading: true })
    const main = heard(bar, 'main')
    const secondary = heard(bar, 'secondary')
    await tap(bar, '.button--main')
    await tap(bar, '.button--secondary')
    expect([main, secondary]).toEqual([[], []])
  })

  it('has a second, quieter action only when it is named', async () => {
    const bar = await renderComponent('action-bar', { label: '提交', secondary: '存草稿' })
    const taps = heard(bar, 'secondary')
    await tap(bar, '.button--secondary')
    expect(taps).toHaveLength(1)
    const plain = await renderComponent('action-bar', { label: '提交' })
    expect(plain.querySelector('.button--secondary')).toBeUndefined()
  })
})
