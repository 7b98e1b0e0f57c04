import fc from 'fast-check'
import { after, encodeCursor, pageFrom } from '../../cloudfunctions/kernel/paging'
import { refusalBy } from './actors'

const rows = Array.from({ length: 5 }, (_unused, i) => ({ _id: `r${i}`, at: new Date(Date.UTC(2026, 10, 20, i)) }))
const cursorOf = (json: string) => Buffer.from(json).toString('base64url')

describe('a page', () => {
  it('has a cursor when there is more, which ends at its last document', () => {
    const page = pageFrom(rows.slice(0, 3), 2, ({ at }) => at)
    expect(page.documents.map(({ _id }) => _id)).toEqual(['r0', 'r1'])
    expect(page.nextCursor).toBe(encodeCursor(rows[1]?.at ?? 0, 'r1'))
  })

  it('has no cursor when it is the last one', () => {
    expect(pageFrom(rows.slice(0, 2), 2, ({ at }) => at)).toEqual({ documents: rows.slice(0, 2) })
    expect(pageFrom([], 2, () => 0)).toEqual({ documents: [] })
  })
})

describe('a cursor', () => {
  it('is harmless in an address', () => {
    expect(encodeCursor('2026-11-20', 'o_?&=/#')).toMatch(/^[\w-]+$/)
  })

  it('asks for nothing in particular when it is missing', () => {
    expect(after(undefined, 'at', 'asc', 'instant')).toEqual({})
  })

  const hostile: [string, string][] = [
    ['nothing', ''],
    ['words', 'not a cursor'],
    ['no JSON', cursorOf('{')],
    ['an object', cursorOf('{"$ne":null}')],
    ['an operator for a value', cursorOf('[{"$gt":""},"r1"]')],
    ['an operator for an id', cursorOf('[1,{"$ne":null}]')],
    ['null', cursorOf('[null,"r1"]')],
    ['too few parts', cursorOf('[1]')],
    ['too many parts', cursorOf('[1,"r1",2]')],
    ['a number without end', cursorOf('[1e999,"r1"]')],
    ['a very long id', cursorOf(JSON.stringify([1, 'x'.repeat(81)]))],
    ['a deep nest', cursorOf('['.repeat(50) + ']'.repeat(50))],
  ]

  it.each(hostile)('is refused when it holds %s', (_what, cursor) => {
    for (const kind of ['instant', 'number', 'text'] as const) {
      expect(refusalBy(() => after(cursor, 'at', 'asc', kind))).toBe('CURSOR_INVALID')
    }
  })

  it('is refused when it comes from a list ordered by something else', () => {
    expect(refusalBy(() => after(encodeCursor('2026-11-20', 'r1'), 'at', 'asc', 'instant'))).toBe('CURSOR_INVALID')
    expect(refusalBy(() => after(encodeCursor('2026-11-20', 'r1'), 'order', 'asc', 'number'))).toBe('CURSOR_INVALID')
    expect(refusalBy(() => after(encodeCursor(5, 'r1'), 'dueOn', 'asc', 'text'))).toBe('CURSOR_INVALID')
  })

  it.each([1e300, -1e300, 8.64e15 + 1])('is refused when its instant (%d) is beyond what a date can be', (value) => {
    expect(refusalBy(() => after(encodeCursor(value, 'r1'), 'at', 'desc', 'instant'))).toBe('CURSOR_INVALID')
  })

  it('never makes anything but a refusal of what a stranger types', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json().map(cursorOf)), (cursor) => {
        try {
          after(cursor, 'at', 'asc', 'instant')
        } catch (error) {
          return error instanceof Error && error.message === 'CURSOR_INVALID'
        }
        return true
      }),
    )
  })
})
