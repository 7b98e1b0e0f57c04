import { type Collection, type Db, type Topic, idsOf } from './topic'

const docs = [
  { _id: 'a', s: 'AbCdEf1234结尾' },
  { _id: 'b', s: 'first\nSecond' },
  { _id: 'c', s: 'a.b' },
  { _id: 'd', s: ['plain', 'abc'] },
  { _id: 'e', s: '😀x' },
  { _id: 'f', s: 5 },
  { _id: 'g' },
]

type Case = [name: string, pattern: (db: Db) => unknown, ids: string]

const cases: Case[] = [
  ['a pattern of JavaScript', () => /^AbC/, 'a'],
  ['its flag i', () => /^abcdef\d+结尾$/i, 'a'],
  ['its flag m', () => /^Second$/m, 'b'],
  ['its flag s', () => /first.Second/s, 'b'],
  ['its flag g, which says nothing', () => /plain/g, 'd'],
  ['no flag: a point is no line end', () => /first.Second/, ''],
  ['a pattern of the database', (db) => db.RegExp({ regexp: '^abcdef.*\\d+结尾$', options: 'i' }), 'a'],
  ['its options together', (db) => db.RegExp({ regexp: '^FIRST.SECOND$', options: 'is' }), 'b'],
  ['its option m', (db) => db.RegExp({ regexp: '^Second', options: 'm' }), 'b'],
  ['an escaped point', () => /a\.b/, 'c'],
  ['an element of a list', () => /^abc$/, 'd'],
  ['one character beyond U+FFFF', () => /^.x$/, 'e'],
  ['anything: texts only', () => /.*/, 'abcde'],
  ['or of patterns', (db) => db.command.or(db.RegExp({ regexp: '^ABC', options: 'i' }), db.RegExp({ regexp: '^first' })), 'abd'],
  ['in with patterns', (db) => db.command.in([/^a\./, /x$/]), 'ce'],
  ['not a pattern', (db) => db.command.not(/^[a-z]/i), 'efg'],
]

/** Regular expressions. */
export function regularExpressions({ db, filled }: Topic): void {
  describe('regular expressions', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled(docs)
    })

    it.each(cases)('%s', async (_name, pattern, ids) => {
      expect(
        idsOf(await rows.where({ s: pattern(db()) }).get())
          .sort()
          .join(''),
      ).toBe(ids)
    })

    it('choose what an update changes', async () => {
      expect(await rows.where({ s: /^plain$/ }).update({ n: 1 })).toMatchObject({ updated: 1 })
    })

    it('are refused when they are none', async () => {
      await expect(rows.where({ s: db().RegExp({ regexp: '(' }) }).get()).rejects.toHaveProperty('code')
    })
  })
}
