import { requestFailed } from '../../errors'
import { typeNameOf } from '../match-values'

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
export type Zone = (instant: number) => number

export const utc: Zone = () => 0

const known = new Map<string, Zone>()

/**
 * `+08:00`, `+0800`, `+08`, `UTC` or a name of the Olson database.
 * @throws DATABASE_REQUEST_FAILED when it is none of them
 */
export function zoneOf(name: unknown): Zone {
  if (typeof name !== 'string') throw requestFailed(`timezone must evaluate to a string, found ${typeNameOf(name)}`)
  const zone = known.get(name) ?? fixedZone(name) ?? namedZone(name)
  known.set(name, zone)
  return zone
}

function fixedZone(name: string): Zone | undefined {
  if (['UTC', 'GMT', 'Z'].includes(name)) return utc
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(name) ?? []
  if (hours === undefined) return undefined
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return () => offset
}

function namedZone(name: string): Zone {
  const format = formatOf(name)
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  try {
    const numbers = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numbers })
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${timeZone}"`)
  }
}

/** The instant at which a zone's clocks show this time, given as if it were UTC. */
export function instantOf(local: number, zone: Zone): number {
  const guess = local - zone(local)
  return local - zone(guess)
}
