import { signUps } from '../../cloudfunctions/domains/events'
import type { ServerProcess } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { exactly, median, within } from '../report'
import { openidOf, people, plantEvents } from './crowd'

const seats = 500
const others = 500
const rounds = 2

/**
 * Five thousand at once on five hundred seats that ten associations share, beside as many sign-ups that do not meet: to five hundred events.
 * One after the other several times, because a machine is not equally quick all the time.
 */
export async function rushWithQuotas(server: ServerProcess, report: Report): Promise<void> {
  const together: number[] = []
  const apart: number[] = []
  for (let round = 0; round < rounds; round++) {
    const many = await plantEvents(`apart${round}-`, others, seats)
    apart.push(await signUpAll(server, (person) => many[person % others] ?? ''))
    const [one = ''] = await plantEvents(`rush${round}-`, 1, seats)
    together.push(await signUpAll(server, () => one))
    if (round === 0) await countSeats(one, report)
  }
  report.add({ name: `${people} sign-ups to ${others} events`, value: Math.round(median(apart)), unit: 'ms' })
  report.add({ name: `${people} sign-ups to one event with ${seats} seats`, value: Math.round(median(together)), unit: 'ms' })
  const ratio = Number((median(together) / median(apart)).toFixed(2))
  report.add(within('the rush, beside sign-ups that do not meet', ratio, 'times the time', 1.3))
}

async function signUpAll(server: ServerProcess, eventOf: (person: number) => string): Promise<number> {
  const from = performance.now()
  const replies = await Promise.all(
    Array.from({ length: people }, (_unused, i) => server.ask(openidOf(i), 'events.signUp', { eventId: eventOf(i) })),
  )
  const refused = replies.filter(({ ok }) => !ok).length
  if (refused > 0) throw new Error(`${refused} of ${people} were refused`)
  return performance.now() - from
}

async function countSeats(eventId: string, report: Report): Promise<void> {
  const count = (criteria: object) => signUps.count({ eventId, ...criteria })
  report.add(exactly('rush with ten quotas, rows', await count({}), 'people', people))
  report.add(exactly('rush with ten quotas, confirmed', await count({ status: 'confirmed' }), 'people', seats))
  report.add(exactly('rush with ten quotas, waitlisted', await count({ status: 'waitlisted' }), 'people', people - seats))
  const ofQuotas: number[] = []
  for (let home = 0; home < 10; home++) ofQuotas.push(await count({ status: 'confirmed', quota: `home-${home}` }))
  report.add(exactly('rush with ten quotas, the fullest quota', Math.max(...ofQuotas), 'people', seats / 10))
}
