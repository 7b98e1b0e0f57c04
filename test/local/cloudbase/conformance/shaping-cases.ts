import type { Collection, Db } from './topic'

/** What the stages are tried on. */
export const docs = [
  { _id: 1, kind: 'a', n: 5, list: ['x', 'y'], o: { p: 1, q: 2 } },
  { _id: 2, kind: 'b', n: 15, list: [] },
  { _id: 3, kind: 'a', n: 25, list: null },
  { _id: 4, kind: 'b', n: 35, list: ['y'], o: { p: 3 } },
  { _id: 5, kind: null, n: 5 },
  { _id: 6, list: 'z' },
]

export type Pipeline = ReturnType<Collection['aggregate']>
export type Case = [name: string, run: (pipeline: Pipeline, db: Db) => Pipeline, expected: unknown[]]

export const shaping: Case[] = [
  [
    'match and project',
    (p) => p.match({ kind: 'a' }).project({ n: 1 }),
    [
      { _id: 1, n: 5 },
      { _id: 3, n: 25 },
    ],
  ],
  [
    'match with or of a field',
    (p, { command: _ }) => p.match({ n: _.or(_.lt(10), _.gt(30)) }).project({ _id: 1 }),
    [{ _id: 1 }, { _id: 4 }, { _id: 5 }],
  ],
  [
    'project what is computed',
    (p) => p.match({ _id: 1 }).project({ _id: 0, sum: { $add: ['$n', '$o.p'] }, pair: ['$n', '$none'], text: 'x' }),
    [{ sum: 6, pair: [5, null], text: 'x' }],
  ],
  [
    'project inside an object',
    (p) => p.match({ _id: 1 }).project({ 'o.p': 1, o2: { r: '$o.q' } }),
    [{ _id: 1, o: { p: 1 }, o2: { r: 2 } }],
  ],
  [
    'project by leaving out',
    (p) => p.match({ _id: 1 }).project({ list: 0, o: { q: 0 } }),
    [{ _id: 1, kind: 'a', n: 5, o: { p: 1 } }],
  ],
  [
    'addFields',
    (p) => p.match({ _id: 4 }).addFields({ 'o.r': 9, n: { $add: ['$n', 1] }, one: 1 }),
    [{ _id: 4, kind: 'b', n: 36, list: ['y'], o: { p: 3, r: 9 }, one: 1 }],
  ],
  [
    'addFields in every element',
    (p) =>
      p
        .match({ _id: 1 })
        .project({ l: [{ a: 1 }, { a: 2 }] })
        .addFields({ 'l.b': 0 }),
    [
      {
        _id: 1,
        l: [
          { a: 1, b: 0 },
          { a: 2, b: 0 },
        ],
      },
    ],
  ],
  ['replaceRoot', (p) => p.match({ _id: 1 }).replaceRoot({ newRoot: '$o' }), [{ p: 1, q: 2 }]],
  [
    'replaceRoot by what is computed',
    (p, { command: _ }) => p.match({ _id: 1 }).replaceRoot({ newRoot: _.aggregate.mergeObjects(['$o', { r: '$n' }]) }),
    [{ p: 1, q: 2, r: 5 }],
  ],
  [
    'unwind',
    (p) => p.unwind('$list').project({ list: 1 }),
    [
      { _id: 1, list: 'x' },
      { _id: 1, list: 'y' },
      { _id: 4, list: 'y' },
      { _id: 6, list: 'z' },
    ],
  ],
  [
    'unwind with positions',
    (p) =>
      p
        .match({ _id: { $in: [1, 6] } })
        .unwind({ path: '$list', includeArrayIndex: 'at' })
        .project({ list: 1, at: 1 }),
    [
      { _id: 1, list: 'x', at: 0 },
      { _id: 1, list: 'y', at: 1 },
      { _id: 6, list: 'z', at: null },
    ],
  ],
  [
    'unwind that keeps what is empty',
    (p) => p.match({ n: 15 }).unwind({ path: '$list', preserveNullAndEmptyArrays: true }),
    [{ _id: 2, kind: 'b', n: 15 }],
  ],
  ['sort, skip and limit', (p) => p.sort({ n: -1, _id: 1 }).skip(1).limit(2).project({ _id: 1 }), [{ _id: 3 }, { _id: 2 }]],
  ['sort after a stage', (p) => p.project({ n: 1 }).sort({ n: 1, _id: -1 }).limit(2), [{ _id: 6 }, { _id: 5, n: 5 }]],
  ['count', (p) => p.match({ kind: 'a' }).count('total'), [{ total: 2 }]],
  ['count of nothing', (p) => p.match({ kind: 'none' }).count('total'), []],
]
