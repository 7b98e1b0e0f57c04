import { dateAt, inShanghai } from '../../../services/shanghai'
import { eventKindLabels } from '../../../shared/labels'
import type { EventItem } from '../seats'
import type { CertificateFacts } from './certificate-layout'

/** What a certificate says. */
export function certificateFacts(event: EventItem, person: { name: string; memberId: string }): CertificateFacts {
  const { eventId, title, kind, organisationName, startsAt, endsAt } = event
  const [from, to] = [dayOf(startsAt), dayOf(endsAt)]
  const when = from === to ? from : `${from}至${to}`
  return {
    name: person.name,
    sentence: `于${when}参加由${organisationName}举办的${eventKindLabels[kind]}活动《${title}》，特此证明。`,
    organisation: organisationName,
    date: to,
    number: `${digitsOf(startsAt)}-${eventId.slice(-4)}${person.memberId.slice(-4)}`.toUpperCase(),
  }
}

function dayOf(iso: string): string {
  const date = inShanghai(Date.parse(iso))
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

const digitsOf = (iso: string): string => dateAt(Date.parse(iso)).replace(/-/g, '')
