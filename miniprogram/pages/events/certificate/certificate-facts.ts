import type { OutputOf } from '../../../services/api'
import { eventKindLabels } from '../../../shared/labels'
import type { CertificateFacts } from './certificate-layout'

type EventItem = OutputOf<'events.getEvent'>

/** Why somebody cannot have a certificate; empty when they can. */
export function whyNoCertificate({ mine, endsAt, status }: EventItem, now: number): string {
  if (status === 'cancelled') return '这个活动已取消'
  if (mine?.checkedInAt === undefined) return '在活动现场签到的成员才有参加证明。如果您到了现场，请联系工作人员补签到。'
  return now < Date.parse(endsAt) ? '活动结束后可以领取参加证明' : ''
}

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

/** A date whose UTC fields read as China's. */
const local = (iso: string): Date => new Date(Date.parse(iso) + 8 * 3600_000)

function dayOf(iso: string): string {
  const date = local(iso)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

const digitsOf = (iso: string): string => local(iso).toISOString().slice(0, 10).replace(/-/g, '')
