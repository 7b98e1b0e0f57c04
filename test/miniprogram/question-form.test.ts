import { renderComponent } from './render-component'

const questions = [
  { questionId: 'trade', kind: 'oneChoice', label: '行业', required: true, options: ['农业', '商业'] },
  { questionId: 'years', kind: 'number', label: '几年了', required: false },
]

describe('question-form', () => {
  it('shows every question with the answer it has', async () => {
    const form = await renderComponent('question-form', { questions, value: { trade: '农业', years: 3 } })
    expect(form.data.rows).toMatchObject([
      { chosen: '农业', choices: [{ value: '农业' }, { value: '商业' }], error: '' },
      { text: '3', error: '' },
    ])
  })

  it('says of the wrong ones what helps', async () => {
    const form = await renderComponent('question-form', { questions, value: {}, wrong: ['trade', 'years'] })
    expect(form.data.rows).toMatchObject([{ error: '请选一项' }, { error: '请填写数字' }])
  })
})
