import fc from 'fast-check'
import { allotSeats, lastIssued, seatsForNext, seatsLeft } from '../../../../cloudfunctions/domains/events/rules'
import { anEvent } from '../../../factories'

type Act = { kind: 'signUp'; party: number } | { kind: 'cancel'; who: number }

const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('signUp' as const), party: fc.integer({ min: 1, max: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), who: fc.nat(30) }) },
  ),
  { maxLength: 60 },
)

/** An event whose seats are given and given back by the rules alone. */
function openEvent(capacity: number, waitlist: boolean) {
  const event = anEvent({ capacity, waitlist })
  const seated = new Map<number, number[]>()
  const waiting: { person: number; party: number }[] = []
  let people = 0

  function take(from: { from: 'free'; seats: number[]; fresh: number } | { from: 'fresh' }, party: number): number[] {
    const { seats, fresh } = from.from === 'free' ? from : { seats: [] as number[], fresh: party }
    event.free = event.free.filter((seat) => !seats.includes(seat))
    event.issued += fresh
    return [...seats, ...lastIssued(event, fresh)]
  }
  function promote(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const choice = seatsForNext(event, next.party)
      if (choice.from === 'none') return
      seated.set(next.person, take(choice, next.party))
      waiting.shift()
      event.waiting--
    }
  }
  return {
    event,
    seated,
    waiting,
    signUp(party: number): number | null {
      const person = people++
      if (party > capacity || (!waitlist && (event.waiting > 0 || seatsLeft(event) < party))) return null
      const allotment = allotSeats(event, party)
      if (allotment.from === 'waitlist') {
        waiting.push({ person, party })
        event.waiting++
      } else seated.set(person, take(allotment, party))
      return person
    },
    cancel(person: number): void {
      const place = waiting.findIndex((one) => one.person === person)
      event.free.push(...(seated.get(person) ?? []))
      seated.delete(person)
      if (place >= 0) {
        waiting.splice(place, 1)
        event.waiting--
      }
      promote()
    },
  }
}

type Opened = ReturnType<typeof openEvent>

function play(capacity: number, waitlist: boolean, sequence: Act[], afterEach: (opened: Opened, act: Act) => void): void {
  const opened = openEvent(capacity, waitlist)
  for (const act of sequence) {
    if (act.kind === 'signUp') opened.signUp(act.party)
    else opened.cancel(act.who)
    afterEach(opened, act)
  }
}

const capacity = fc.integer({ min: 1, max: 8 })

describe('whatever is signed up for and cancelled', () => {
  it('never gives more seats than there are, nor one to two people', () => {
    fc.assert(
      fc.property(capacity, fc.boolean(), acts, (seats, waitlist, sequence) =>
        play(seats, waitlist, sequence, ({ event, seated }) => {
          const held = [...seated.values()].flat()
          expect(held.length).toBeLessThanOrEqual(seats)
          expect(new Set(held).size).toBe(held.length)
          expect(held.every((seat) => seat >= 1 && seat <= seats)).toBe(true)
          expect(seatsLeft(event)).toBe(seats - held.length)
        }),
      ),
    )
  })

  it('gives each party as many seats as it has people', () => {
    fc.assert(
      fc.property(capacity, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 10 }), (seats, parties) => {
        const opened = openEvent(seats, true)
        for (const party of parties) {
          const person = opened.signUp(party)
          const held = person === null ? undefined : opened.seated.get(person)
          if (held) expect(held).toHaveLength(party)
        }
      }),
    )
  })

  it('lets nobody overtake the waitlist', () => {
    fc.assert(
      fc.property(capacity, acts, (seats, sequence) => {
        let before: number[] = []
        let seatedBefore = 0
        play(seats, true, sequence, ({ seated, waiting }, act) => {
          const newcomer = act.kind === 'signUp' ? waiting.at(-1)?.person : undefined
          const promoted = before.filter((person) => seated.has(person))
          // Whoever was promoted stood before everybody who still waits.
          const stillWaiting = before.filter((person) => waiting.some((one) => one.person === person))
          for (const person of promoted)
            for (const other of stillWaiting) expect(before.indexOf(person)).toBeLessThan(before.indexOf(other))
          if (act.kind === 'signUp' && before.length > 0) expect(seated.size).toBe(seatedBefore)
          seatedBefore = seated.size
          expect(waiting.map(({ person }) => person)).toEqual([
            ...stillWaiting,
            ...(newcomer !== undefined && !before.includes(newcomer) ? [newcomer] : []),
          ])
          before = waiting.map(({ person }) => person)
        })
      }),
    )
  })

  it('leaves nobody waiting for seats that are there', () => {
    fc.assert(
      fc.property(capacity, acts, (seats, sequence) =>
        play(seats, true, sequence, ({ event, waiting }) => {
          const [next] = waiting
          if (next) expect(seatsLeft(event)).toBeLessThan(next.party)
        }),
      ),
    )
  })

  it('refuses nobody without a waitlist while their seats are there', () => {
    fc.assert(
      fc.property(capacity, acts, fc.integer({ min: 1, max: 4 }), (seats, sequence, party) =>
        play(seats, false, sequence, ({ event }) => {
          if (party <= seatsLeft(event)) expect(allotSeats(event, party).from).not.toBe('waitlist')
          else expect(() => allotSeats(event, party)).toThrow('EVENT_FULL')
        }),
      ),
    )
  })
})
