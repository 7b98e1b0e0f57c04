import { handlersFor, joined, pagedMethods } from '../../miniprogram/behaviors/paging'

/** A page over three rows, two at a time, that notes what it was asked for. */
function aList() {
  const pages: Record<string, { rows: number[]; nextCursor: string }> = {
    first: { rows: [1, 2], nextCursor: 'b' },
    b: { rows: [3], nextCursor: '' },
  }
  const asked: string[] = []
  return {
    asked,
    data: { nextCursor: '', rows: [] as number[] },
    load: (work: () => Promise<void>) => work(),
    once: (_key: string, work: () => Promise<void>) => work(),
    async readPage(cursor?: string) {
      asked.push(cursor ?? 'first')
      const { rows, nextCursor } = pages[cursor ?? 'first'] ?? { rows: [], nextCursor: '' }
      this.data = { nextCursor, rows: joined(cursor, this.data.rows, rows) }
    },
    ...pagedMethods,
  }
}

describe('a list that is read a page at a time', () => {
  it('adds pages until the end and then asks no more', async () => {
    const list = aList()
    const { onReachBottom } = handlersFor(list)
    await list.refresh()
    onReachBottom?.call(list)
    await Promise.resolve()
    expect(list.data.rows).toEqual([1, 2, 3])
    onReachBottom?.call(list)
    expect(list.asked).toEqual(['first', 'b'])
  })

  it('begins again when it is refreshed', async () => {
    const list = aList()
    await list.refresh()
    await list.loadMore()
    await list.refresh()
    expect(list.data).toEqual({ rows: [1, 2], nextCursor: 'b' })
  })
})

it('gives a page only the handlers it has a use for', () => {
  expect(handlersFor({})).toEqual({})
  expect(Object.keys(handlersFor({ refresh: async () => {} }))).toEqual(['onPullDownRefresh', 'onRetryTap'])
})
