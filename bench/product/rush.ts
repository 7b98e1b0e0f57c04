import { aCrowd, anOpenEvent, roster } from '../../test/local/stack/crowd'
import type { ServerProcess } from '../../test/local/stack/server-process'
import { startServer } from '../../test/local/stack/server-process'
import type { Report } from '../report'
import { exactly } from '../report'

const people = 1000
const seats = 100
const taps = 20

/** A thousand people who want a hundred seats at once, and one person who cannot stop tapping. */
export async function rush(report: Report): Promise<void> {
  const server = await startServer('--no-preview', '--no-seeds')
  try {
    const crowd = await aCrowd(server, people)
    await everybodyAtOnce(server, crowd, report)
    await oneTooOften(server, crowd[0] ?? '', report)
  } finally {
    await server.end()
  }
}

async function everybodyAtOnce(server: ServerProcess, crowd: string[], report: Report): Promise<void> {
  const eventId = await anOpenEvent(server, seats)
  const from = performance.now()
  const replies = await Promise.all(crowd.map((openid) => server.ask(openid, 'events.signUp', { eventId })))
  const milliseconds = performance.now() - from
  const rows = await roster(server, eventId)
  const confirmed = rows.filter(({ status }) => status === 'confirmed').length
  const waiting = rows.flatMap(({ status, waitlistPosition }) => (status === 'waitlisted' ? [waitlistPosition ?? 0] : []))
  const members = new Set(rows.map(({ memberId }) => memberId))
  const places = new Set(waiting.filter((place) => place >= 1 && place <= people - seats))
  report.add(exactly(`rush of ${people} on ${seats} seats, confirmed`, confirmed, 'people', seats))
  report.add(exactly('rush, waitlisted', waiting.length, 'people', people - seats))
  report.add(exactly('rush, places in the waitlist, each once', places.size, 'places', people - seats))
  report.add(exactly('rush, people with more than one row', rows.length - members.size, 'people', 0))
  report.add(exactly('rush, rows', rows.length, 'rows', people))
  report.add(exactly('rush, refused', replies.filter(({ ok }) => !ok).length, 'people', 0))
  report.add({ name: 'rush, until the last has an answer', value: Math.round(milliseconds), unit: 'ms' })
}

async function oneTooOften(server: ServerProcess, openid: string, report: Report): Promise<void> {
  const eventId = await anOpenEvent(server, seats)
  const from = performance.now()
  await Promise.all(Array.from({ length: taps }, () => server.ask(openid, 'events.signUp', { eventId })))
  const milliseconds = performance.now() - from
  const { seatsLeft } = await server.call('owner', 'events.getEvent', { eventId })
  report.add(exactly(`one person ${taps} times at once, rows`, (await roster(server, eventId)).length, 'rows', 1))
  report.add(exactly(`one person ${taps} times at once, seats taken`, seats - seatsLeft, 'seats', 1))
  report.add({ name: `one person ${taps} times at once, until the last answer`, value: Math.round(milliseconds), unit: 'ms' })
}
