import { heard, renderComponent, shownText, type } from './render-component'

describe('field', () => {
  it('asks its question and says that an answer is needed', async () => {
    const field = await renderComponent('field', { label: '姓名', required: true, hint: '请填写真实姓名' })
    expect(shownText(field)).toBe('姓名 必填 请填写真实姓名')
  })

  it('says what is wrong', async () => {
    const field = await renderComponent('field', { label: '手机号', type: 'phone', error: '请填写 11 位手机号' })
    expect(shownText(field)).toContain('请填写 11 位手机号')
  })

  it('counts what was typed', async () => {
    const field = await renderComponent('field', {
      label: '内容',
      type: 'textarea',
      value: '路灯不亮',
      maxlength: 2000,
      count: true,
    })
    expect(shownText(field)).toContain('4 / 2000 字')
  })

  it('tells what is typed', async () => {
    const field = await renderComponent('field', { label: '姓名' })
    const changes = heard(field, 'change')
    await type(field, '.control', '张海燕')
    expect(changes).toEqual([{ value: '张海燕' }])
  })

  it('leaves room for another control', async () => {
    const field = await renderComponent('field', { label: '组织', custom: true })
    expect(field.querySelector('.control')).toBeUndefined()
  })
})
