import type { Case } from './expression-cases'

export const arrays: Case[] = [
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $arrayElemAt: ['$list', 9] }, undefined],
  [{ $arrayElemAt: ['$nothing', 0] }, null],
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  [{ $arrayToObject: { $literal: [{ k: 'a', v: [1] }] } }, { a: [1] }],
  [{ $concatArrays: ['$list', [9], '$empty'] }, [3, 1, 2, 9]],
  [{ $concatArrays: ['$list', '$none'] }, null],
  [{ $filter: { input: '$list', as: 'x', cond: { $gte: ['$$x', 2] } } }, [3, 2]],
  [{ $in: [1, '$list'] }, true],
  [{ $indexOfArray: ['$list', 2] }, 2],
  [{ $indexOfArray: ['$list', 3, 1] }, -1],
  [{ $isArray: '$list' }, true],
  [{ $isArray: ['$n'] }, false],
  [{ $map: { input: '$list', as: 'x', in: { $add: ['$$x', '$n'] } } }, [10, 8, 9]],
  [{ $map: { input: '$objects', in: '$$this.v' } }, ['a', null, null]],
  [{ $map: { input: '$none', in: 1 } }, null],
  [{ $range: [0, 5, 2] }, [0, 2, 4]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $reduce: { input: '$list', initialValue: '$n', in: { $add: ['$$value', '$$this', '$zero'] } } }, 13],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $size: '$list' }, 3],
  [{ $slice: ['$list', 2] }, [3, 1]],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $slice: ['$list', 1, 5] }, [1, 2]],
  [{ $slice: ['$list', -9, 1] }, [3]],
  [
    { $zip: { inputs: ['$list', ['a', 'b']] } },
    [
      [3, 'a'],
      [1, 'b'],
    ],
  ],
  [
    { $zip: { inputs: ['$list', ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [3, 'a'],
      [1, 'z'],
      [2, 'z'],
    ],
  ],
  [{ $zip: { inputs: [[null]], useLongestLength: true, defaults: [1] } }, [[null]]],
  [{ $mergeObjects: ['$o', { a: 9, d: '$n' }, '$nothing'] }, { a: 9, b: { c: 2 }, d: 7 }],
  [
    { $objectToArray: '$o' },
    [
      { k: 'a', v: 1 },
      { k: 'b', v: { c: 2 } },
    ],
  ],
]

export const sets: Case[] = [
  [{ $allElementsTrue: ['$list'] }, true],
  [{ $allElementsTrue: [[1, 0]] }, false],
  [{ $allElementsTrue: ['$empty'] }, true],
  [{ $anyElementTrue: [[0, null, false]] }, false],
  [{ $anyElementTrue: [['stark']] }, true],
  [{ $setDifference: [[3, 1, {}, 3, []], [1]] }, [3, {}, []]],
  [
    {
      $setEquals: [
        [1, 2],
        [2, 1, 2],
      ],
    },
    true,
  ],
  [
    {
      $setIntersection: [
        [1, 2, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  [{ $setIsSubset: [[1], '$list'] }, true],
  [
    {
      $setUnion: [
        [1, [2]],
        [[2], 3],
      ],
    },
    [1, [2], 3],
  ],
  [{ $setUnion: ['$list', '$nothing'] }, null],
]
