import { type Collection, type Db, type Topic, idsOf } from './topic'

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour))
const docs = [
  { _id: 'a', n: 1, at: at(1), tags: ['x', 'y'], items: [{ k: 1, v: 'p' }, { k: 2 }], deep: { x: { y: 1 } } },
  { _id: 'b', n: 2.5, at: at(2), tags: [], items: [], deep: { x: { y: null } } },
  { _id: 'c', n: -3, at: at(3), tags: ['y', ['z']], items: [{ k: 1 }, { v: 'p' }], deep: {} },
  { _id: 'd', n: '5', at: null, tags: 'x', items: [{ k: { j: 1 } }, 7] },
  { _id: 'e', n: [1, 20], tags: [1, 5, 9], items: { k: 1, v: 'p' }, deep: { x: [{ y: 1 }, { y: 5 }] } },
  { _id: 'f', n: null, tags: [{ value: 1 }, { value: 7 }] },
  { _id: 'g', n: true },
]

/** The SDK's types leave out what it takes. */
const mod = (command: Db['command'], ...given: unknown[]) => Reflect.apply(command.mod, command, given) as object

type Case = [name: string, query: (db: Db) => object, ids: string]

const cases: Case[] = [
  ['eq', ({ command: _ }) => ({ n: _.eq(1) }), 'ae'],
  ['eq of an instant', ({ command: _ }) => ({ at: _.eq(at(2)) }), 'b'],
  ['eq of null takes missing fields too', ({ command: _ }) => ({ at: _.eq(null) }), 'defg'],
  ['eq of a whole list', () => ({ tags: ['x', 'y'] }), 'a'],
  ['eq of a list inside a list', () => ({ tags: ['z'] }), 'c'],
  ['eq of an object is field by field of the path', () => ({ deep: { x: { y: 1 } } }), 'ae'],
  ['eq of an object as a value', ({ command: _ }) => ({ deep: _.eq({ x: { y: 1 } }) }), 'a'],
  ['eq of a pattern is no match of texts', ({ command: _ }) => ({ tags: _.eq(/x/) }), ''],
  ['neq', ({ command: _ }) => ({ n: _.neq(1) }), 'bcdfg'],
  ['neq of null', ({ command: _ }) => ({ at: _.neq(null) }), 'abc'],
  ['gt stays in its type', ({ command: _ }) => ({ n: _.gt(0) }), 'abe'],
  ['gte and lte', ({ command: _ }) => ({ n: _.gte(-3).and(_.lte(2.5)) }), 'abce'],
  ['two bounds that different elements meet', ({ command: _ }) => ({ n: _.gt(5).and(_.lt(10)) }), 'e'],
  ['lt of a text', ({ command: _ }) => ({ n: _.lt('6') }), 'd'],
  ['gt of an instant', ({ command: _ }) => ({ at: _.gt(at(1)) }), 'bc'],
  ['in', ({ command: _ }) => ({ n: _.in([1, '5', null]) }), 'adef'],
  ['in of nothing', ({ command: _ }) => ({ n: _.in([]) }), ''],
  ['in with a pattern', ({ command: _ }) => ({ tags: _.in([/^X/i, 9]) }), 'ade'],
  ['nin', ({ command: _ }) => ({ n: _.nin([1, '5', null]) }), 'bcg'],
  ['nin with a pattern', ({ command: _ }) => ({ tags: _.nin([/x/, /y/]) }), 'befg'],
  ['all', ({ command: _ }) => ({ tags: _.all(['y', 'x']) }), 'a'],
  ['all of one, of a field that is no list', ({ command: _ }) => ({ tags: _.all(['x']) }), 'ad'],
  ['all of nothing', ({ command: _ }) => ({ tags: _.all([]) }), ''],
  ['elemMatch of fields', ({ command: _ }) => ({ items: _.elemMatch({ k: 1, v: 'p' }) }), 'a'],
  ['elemMatch of a field with a command', ({ command: _ }) => ({ tags: _.elemMatch({ value: _.gt(5) }) }), 'f'],
  ['elemMatch of fields leaves out what is no object', ({ command: _ }) => ({ items: _.elemMatch({ k: _.neq(1) }) }), 'acd'],
  ['elemMatch of values', ({ command: _ }) => ({ tags: _.elemMatch(_.gt(2)) }), 'e'],
  ['elemMatch of neq', ({ command: _ }) => ({ tags: _.elemMatch(_.neq('y')) }), 'acef'],
  ['elemMatch of values does not look into an inner list', ({ command: _ }) => ({ tags: _.elemMatch(_.eq('z')) }), ''],
  ['elemMatch of mod', ({ command: _ }) => ({ tags: _.elemMatch({ value: mod(_, [4, 3]) }) }), 'f'],
  ['size', ({ command: _ }) => ({ tags: _.size(2) }), 'acf'],
  ['size of an empty list', ({ command: _ }) => ({ tags: _.size(0) }), 'b'],
  ['exists', ({ command: _ }) => ({ at: _.exists(true) }), 'abcd'],
  ['exists not', ({ command: _ }) => ({ at: _.exists(false) }), 'efg'],
  ['exists inside a list', ({ command: _ }) => ({ 'items.v': _.exists(true) }), 'ace'],
  ['mod', ({ command: _ }) => ({ n: mod(_, 2, 1) }), 'ae'],
  ['mod cuts what is not whole, and keeps the sign', ({ command: _ }) => ({ n: mod(_, [2, -1]) }), 'c'],
  ['a path through a list', () => ({ 'items.k': 2 }), 'a'],
  ['a path to a position', () => ({ 'items.0.k': 1 }), 'ac'],
  ['a position of a list', () => ({ 'tags.1': 'y' }), 'a'],
  ['a path to null', () => ({ 'deep.x.y': null }), 'bcdfg'],
  ['a path through a list of objects', ({ command: _ }) => ({ 'deep.x.y': _.gt(3) }), 'e'],
  ['expr', ({ command: _ }) => _.expr(_.aggregate.gt(['$n', 2])), 'bdeg'],
  ['jsonSchema', ({ command: _ }) => _.jsonSchema({ required: ['deep'], properties: { n: { bsonType: 'int' } } }), 'ac'],
  ['not a jsonSchema', ({ command: _ }) => _.nor([_.jsonSchema({ required: ['items'] })]), 'fg'],
]

/** Query commands, one by one. */
export function queries({ db, filled }: Topic): void {
  describe('queries', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled(docs)
    })

    it.each(cases)('%s', async (_name, query, ids) => {
      expect(
        idsOf(await rows.where(query(db())).get())
          .sort()
          .join(''),
      ).toBe(ids)
    })

    it.each(cases)('%s, counted', async (_name, query, ids) => {
      expect((await rows.where(query(db())).count()).total).toBe(ids.length)
    })

    it('sort by the order of types, a list by its smallest or largest', async () => {
      expect(idsOf(await rows.orderBy('n', 'asc').orderBy('_id', 'asc').get()).join('')).toBe('fcaebdg')
      expect(idsOf(await rows.orderBy('n', 'desc').orderBy('_id', 'asc').get()).join('')).toBe('gdebacf')
      expect(idsOf(await rows.orderBy('tags', 'asc').orderBy('_id', 'asc').get()).join('')).toBe('bgeadcf')
    })

    it.each([
      ['a mod by zero', { n: { $mod: [0, 1] } }],
      ['a size that is none', { tags: { $size: -1 } }],
      ['an in of no list', { n: { $in: 1 } }],
      ['an operator nobody knows', { n: { $nearby: 1 } }],
      ['a pattern for neq', { tags: { $ne: { $regularExpression: { pattern: 'x', options: '' } } } }],
      ['code', { $where: 'true' }],
    ])('refuse %s', async (_name, query) => {
      await expect(rows.options({ raw: true }).where(query).get()).rejects.toHaveProperty('code')
    })
  })
}
