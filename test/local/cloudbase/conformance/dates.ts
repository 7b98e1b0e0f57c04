import { type Collection, type Topic } from './topic'

type Case = [expression: unknown, expected: unknown]

const shanghai = 'Asia/Shanghai'
const iso = (text: string) => new Date(text)

/** For the instant 2019-05-14T09:38:51.686Z. Source: MongoDB manual, "Date Expression Operators". */
const parts: Case[] = [
  [{ $year: '$at' }, 2019],
  [{ $month: '$at' }, 5],
  [{ $dayOfMonth: '$at' }, 14],
  [{ $hour: '$at' }, 9],
  [{ $hour: { date: '$at', timezone: shanghai } }, 17],
  [{ $hour: { date: '$at', timezone: '-0330' } }, 6],
  [{ $minute: ['$at'] }, 38],
  [{ $second: '$at' }, 51],
  [{ $millisecond: '$at' }, 686],
  [{ $dayOfYear: '$at' }, 134],
  [{ $dayOfWeek: '$at' }, 3],
  [{ $week: '$at' }, 19],
  [{ $isoDayOfWeek: '$at' }, 2],
  [{ $isoWeek: '$at' }, 20],
  [{ $isoWeekYear: '$at' }, 2019],
  [{ $year: '$none' }, null],
  [{ $week: iso('2026-01-03T00:00:00Z') }, 0],
  [{ $week: iso('2026-01-04T00:00:00Z') }, 1],
  [{ $week: iso('2023-12-31T00:00:00Z') }, 53],
  [{ $isoWeek: iso('2021-01-03T00:00:00Z') }, 53],
  [{ $isoWeekYear: iso('2021-01-03T00:00:00Z') }, 2020],
  [{ $isoWeekYear: iso('2024-12-30T00:00:00Z') }, 2025],
  [
    { $dateToParts: { date: '$at', timezone: '+08:00' } },
    { year: 2019, month: 5, day: 14, hour: 17, minute: 38, second: 51, millisecond: 686 },
  ],
  [
    { $dateToParts: { date: '$at', iso8601: true } },
    { isoWeekYear: 2019, isoWeek: 20, isoDayOfWeek: 2, hour: 9, minute: 38, second: 51, millisecond: 686 },
  ],
]

const written: Case[] = [
  [{ $dateToString: { date: '$at' } }, '2019-05-14T09:38:51.686Z'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d' } }, '2019-05-14'],
  [{ $dateToString: { date: '$at', format: '%H:%M:%S.%L', timezone: shanghai } }, '17:38:51.686'],
  [{ $dateToString: { date: '$at', format: '%G-%V-%u %U %w %j %%', timezone: 'UTC' } }, '2019-20-2 19 3 134 %'],
  [{ $dateToString: { date: '$at', format: '%H%z', timezone: '+05:30' } }, '15+0530'],
  [{ $dateToString: { date: '$at', format: '%H%z', timezone: 'America/New_York' } }, '05-0400'],
  [{ $dateToString: { date: '$none', onNull: 'null' } }, 'null'],
  [{ $dateToString: { date: '$none' } }, null],
]

const read: Case[] = [
  [{ $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' } }, iso('2017-02-08T17:00:00Z')],
  [{ $dateFromParts: { year: 2017 } }, iso('2017-01-01T00:00:00Z')],
  [{ $dateFromParts: { year: 2017, month: 14, day: 0 } }, iso('2018-01-31T00:00:00Z')],
  [{ $dateFromParts: { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 4, hour: 12 } }, iso('2017-02-09T12:00:00Z')],
  [{ $dateFromParts: { year: '$none' } }, null],
  [{ $dateFromString: { dateString: '2019-05-14T09:38:51.686Z' } }, iso('2019-05-14T09:38:51.686Z')],
  [{ $dateFromString: { dateString: '2019-05-14' } }, iso('2019-05-14T00:00:00Z')],
  [{ $dateFromString: { dateString: '2019-05-14T09:38:51', timezone: shanghai } }, iso('2019-05-14T01:38:51Z')],
  [{ $dateFromString: { dateString: '2019-05-14T09:38:51+0200' } }, iso('2019-05-14T07:38:51Z')],
  [{ $dateFromString: { dateString: '14/05/2019', format: '%d/%m/%Y' } }, iso('2019-05-14T00:00:00Z')],
  [{ $dateFromString: { dateString: 'not a date', onError: 'bad' } }, 'bad'],
  [{ $dateFromString: { dateString: '$none', onNull: 0 } }, 0],
]

/** Instants: their parts, written and read, in time zones. */
export function dates({ filled }: Topic): void {
  describe('dates', () => {
    let rows: Collection
    beforeAll(async () => {
      rows = await filled([{ _id: 1, at: new Date(1557826731686) }])
    })

    it.each([...parts, ...written, ...read])('%j is %j', async (expression, expected) => {
      const { data } = await rows.aggregate().project({ _id: 0, v: expression }).end()
      expect(data).toEqual([{ v: expected }])
    })
  })
}
