import { inTreeOrder, sought, withBelow } from '../../miniprogram/services/organisation-tree'

const items = [
  { organisationId: 'street', name: '望江街道', parentId: 'district' },
  { organisationId: 'city', name: '江城市' },
  { organisationId: 'district', name: '东湖区', parentId: 'city' },
  { organisationId: 'other', name: '西山区', parentId: 'city' },
]

describe('organisations', () => {
  it('come parents first, each with the names above it', () => {
    expect(inTreeOrder(items).map(({ path, name }) => [path, name].join('/'))).toEqual([
      '/江城市',
      '江城市/东湖区',
      '江城市 › 东湖区/望江街道',
      '江城市/西山区',
    ])
  })

  it('reach as far down as the tree goes', () => {
    expect(withBelow(items, ['district']).map((item) => item.organisationId)).toEqual(['street', 'district'])
  })

  it('whose parent is not there stand at the top', () => {
    expect(inTreeOrder([{ organisationId: 'a', name: '甲', parentId: 'gone' }])).toHaveLength(1)
  })

  it('that stand in a circle do not hang the phone', () => {
    const circle = [
      { organisationId: 'a', name: '甲', parentId: 'b' },
      { organisationId: 'b', name: '乙', parentId: 'a' },
    ]
    expect(inTreeOrder(circle)).toEqual([])
  })
})

describe('looking for an organisation', () => {
  const found = (typed: string) => sought(inTreeOrder(items), typed).map(({ organisationId }) => organisationId)

  it('finds any part of the name', () => {
    expect(found('江街')).toEqual(['street'])
  })

  it('puts what has the words in its name before what only lies below', () => {
    expect(found('东湖')).toEqual(['district', 'street'])
  })

  it('takes several words from the way and the name, in any order', () => {
    expect(found('望江 东湖')).toEqual(['street'])
    expect(found(' 东湖  街道 ')).toEqual(['street'])
  })

  it('understands when characters are left out', () => {
    expect(found('东湖望街')).toEqual(['street'])
  })

  it('finds nothing for what is not there, and everything for nothing', () => {
    expect(found('南海')).toEqual([])
    expect(found('  ')).toHaveLength(4)
  })

  it('is quick to order a tree of many places', () => {
    const wide = Array.from({ length: 20_000 }, (_one, i) => ({ organisationId: `o${i}`, name: `第${i}社区`, parentId: 'city' }))
    const ordered = inTreeOrder([{ organisationId: 'city', name: '江城市' }, ...wide])
    expect(sought(ordered, '第19999').map(({ organisationId }) => organisationId)).toEqual(['o19999'])
  })
})
