import { heard, renderComponent, shownText, tap } from './render-component'

const part = (name: string, properties: Record<string, unknown>) => renderComponent(name, properties, 'pages/events')

describe('a folded part of a form', () => {
  it('says how it stands until it is opened, and closes again', async () => {
    const fold = await part('fold', { heading: '取消报名', summary: '开始前都可以取消' })
    expect(shownText(fold)).toContain('开始前都可以取消')
    await tap(fold, '.head')
    expect(fold.querySelector('.body')).toBeDefined()
    expect(shownText(fold)).not.toContain('开始前都可以取消')
    await tap(fold, '.head')
    expect(fold.querySelector('.body')).toBeUndefined()
  })

  it('is open where something in it is to be corrected', async () => {
    const fold = await part('fold', { heading: '线上参加', summary: '没有', wrong: true })
    expect(fold.querySelector('.body')).toBeDefined()
  })
})

describe('quotas', () => {
  const organisations = [
    { organisationId: 'lake', name: '东湖联谊会' },
    { organisationId: 'hill', name: '南山联谊会' },
  ]
  const value = [{ organisationId: 'lake', most: '10' }]

  it('are named, can be taken off, and leave the others to add', async () => {
    const editor = await part('quota-editor', { organisations, value })
    expect(editor.data).toMatchObject({ rows: [{ name: '东湖联谊会', most: '10' }], others: [{ organisationId: 'hill' }] })
    const changes = heard(editor, 'change')
    await tap(editor, '.remove')
    expect(changes).toEqual([{ value: [] }])
  })

  it('neither come nor go once somebody signed up', async () => {
    const editor = await part('quota-editor', { organisations, value, fixed: true })
    expect(editor.querySelector('.remove')).toBeUndefined()
    expect(editor.querySelector('.t-button')).toBeUndefined()
    expect(shownText(editor)).toContain('只能改数字')
  })
})

describe('those who must give seats back', () => {
  const people = [
    { memberId: 'm1', name: '郭雪梅', note: '占 1 个名额' },
    { memberId: 'm2', name: '胡伟', note: '占 2 个名额' },
  ]

  it('can be taken out one by one', async () => {
    const list = await part('seats-to-ask', { people })
    expect(shownText(list)).toContain('要请这 2 位让出名额')
    const removals = heard(list, 'remove')
    await tap(list, '.remove', 1)
    expect(removals).toEqual([{ memberId: 'm2', name: '胡伟' }])
  })

  it('are not spoken of when there are none', async () => {
    expect(shownText(await part('seats-to-ask', { people: [] }))).toBe('')
  })
})
