import { inTreeOrder, withBelow } from '../../miniprogram/services/organisation-tree'

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
