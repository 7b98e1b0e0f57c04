import { heard, renderComponent, shownText, tap } from './render-component'

describe('list-row', () => {
  it('opens what it stands for', async () => {
    const row = await renderComponent('list-row', { heading: '中秋联谊会', note: '明天 14:30', trailing: '已报名' })
    const opened = heard(row, 'open')
    expect(shownText(row)).toContain('中秋联谊会 明天 14:30 已报名')
    await tap(row, '.list-row')
    expect(opened).toHaveLength(1)
  })

  it('opens nothing without an arrow', async () => {
    const row = await renderComponent('list-row', { heading: '手机号', trailing: '138****8000', arrow: false })
    const opened = heard(row, 'open')
    await tap(row, '.list-row')
    expect(opened).toHaveLength(0)
  })

  it('marks what is unread by a dot and by weight', async () => {
    const row = await renderComponent('list-row', { heading: '停水通知', note: '3 分钟前', dot: true })
    expect(row.querySelector('.dot')).toBeDefined()
    expect(row.querySelector('.heading--unread')).toBeDefined()
  })
})
