import { accumulating, conditions, numbers, refused, texts } from './expression-cases'
import { arrays, sets } from './list-cases'
import { type Collection, type Topic } from './topic'

const doc = {
  _id: 1,
  n: 7,
  f: 2.345,
  neg: -7,
  zero: 0,
  s: 'Hello 世界😀',
  list: [3, 1, 2],
  objects: [{ k: 1, v: 'a' }, { k: 2 }, 5],
  empty: [],
  o: { a: 1, b: { c: 2 } },
  nothing: null,
  yes: true,
  at: new Date('2026-03-01T12:30:45.678Z'),
}

/** Operators of aggregation, one by one; `undefined` is a field that is not there. */
export function expressions({ filled }: Topic): void {
  describe('expressions', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled([doc])
    })
    const answer = async (expression: unknown) => {
      const { data } = await rows.aggregate().project({ _id: 0, v: expression }).end()
      return (data as { v?: unknown }[])[0]?.v
    }

    it.each([...numbers, ...conditions, ...arrays, ...sets, ...texts, ...accumulating])(
      '%j is %j',
      async (expression, expected) => {
        expect(await answer(expression)).toEqual(expected)
      },
    )

    it.each(refused)('%j is refused', async (expression) => {
      await expect(answer(expression)).rejects.toHaveProperty('code')
    })
  })
}
