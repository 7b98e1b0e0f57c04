import type { Case } from './shaping-cases'

export const grouping: Case[] = [
  [
    'group',
    (p, { command: { aggregate: $ } }) => p.group({ _id: '$kind', n: $.sum('$n'), all: $.push('$_id') }).sort({ _id: 1 }),
    [
      { _id: null, n: 5, all: [5, 6] },
      { _id: 'a', n: 30, all: [1, 3] },
      { _id: 'b', n: 50, all: [2, 4] },
    ],
  ],
  [
    'group by an object',
    (p, { command: { aggregate: $ } }) =>
      p
        .match({ n: 5 })
        .group({ _id: { kind: '$kind', none: '$none' }, count: $.sum(1) })
        .sort({ _id: 1 }),
    [
      { _id: { kind: null }, count: 1 },
      { _id: { kind: 'a' }, count: 1 },
    ],
  ],
  [
    'accumulators',
    (p, { command: { aggregate: $ } }) =>
      p
        .match({ n: { $gt: 5 } } as object)
        .group({
          _id: null,
          avg: $.avg('$n'),
          min: $.min('$n'),
          max: $.max('$n'),
          first: $.first('$_id'),
          last: $.last('$_id'),
          dev: $.stdDevPop('$n'),
          set: $.addToSet('$kind'),
          merged: $.mergeObjects('$o'),
          none: $.avg('$none'),
          samp: $.stdDevSamp('$none'),
        })
        .addFields({ set: $.size('$set') }),
    [
      {
        _id: null,
        avg: 25,
        min: 15,
        max: 35,
        first: 2,
        last: 4,
        dev: Math.sqrt(200 / 3),
        set: 2,
        merged: { p: 3 },
        none: null,
        samp: null,
      },
    ],
  ],
  [
    'sum of a sum',
    (p, { command: { aggregate: $ } }) => p.group({ _id: null, n: $.sum($.sum(['$n', '$o.p'])) }),
    [{ _id: null, n: 89 }],
  ],
  [
    'sortByCount',
    (p) =>
      p
        .match({ kind: { $ne: null } } as object)
        .unwind('$list')
        .sortByCount('$list')
        .limit(1),
    [{ _id: 'y', count: 2 }],
  ],
  [
    'bucket',
    (p) =>
      p
        .match({ n: { $exists: true } } as object)
        .bucket({ groupBy: '$n', boundaries: [0, 10, 30], default: 'more', output: { ids: { $push: '$_id' } } }),
    [
      { _id: 0, ids: [1, 5] },
      { _id: 10, ids: [2, 3] },
      { _id: 'more', ids: [4] },
    ],
  ],
  [
    'bucket counts',
    (p) => p.match({ n: { $lt: 30 } } as object).bucket({ groupBy: '$n', boundaries: [0, 10, 30] }),
    [
      { _id: 0, count: 2 },
      { _id: 10, count: 2 },
    ],
  ],
  [
    'bucketAuto',
    (p) => p.match({ n: { $exists: true } } as object).bucketAuto({ groupBy: '$n', buckets: 2 }),
    [
      { _id: { min: 5, max: 25 }, count: 3 },
      { _id: { min: 25, max: 35 }, count: 2 },
    ],
  ],
]
