import { seedOrganisations } from '../../local/seeds/organisations'
import { consentVersion } from '../../miniprogram/shared/limits'

/** Who of the seeded people does what. */
export const administrator = 'demo-admin'
export const organiser = 'demo-organiser'
export const editor = 'demo-editor'
export const reviewer = 'demo-reviewer'
export const handler = 'demo-handler'

export const organisationId = seedOrganisations.newStratum._id

/** What somebody enters who registers. */
export function registration(name: string) {
  return { name, organisationIds: [organisationId], consentVersion }
}

/** An event next week with so many seats. */
export function nextWeek(title: string, capacity: number) {
  const startsAt = new Date(Date.now() + 7 * 86_400_000)
  return {
    title,
    kind: 'fellowship' as const,
    organisationId,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3600_000).toISOString(),
    place: { name: '礼堂' },
    capacity,
  }
}

/** A notice to everybody in the organisation. */
export function noticeDraft(title: string) {
  return { title, body: '请查收。', audience: { organisationIds: [organisationId], includeBelow: true } }
}
