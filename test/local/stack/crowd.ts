import { consentVersion } from '../../../miniprogram/shared/limits'
import type { ServerProcess } from './server-process'

/** An owner and so many approved members, made through the doors a phone uses. Answers the members' openids. */
export async function aCrowd(server: ServerProcess, size: number): Promise<string[]> {
  await server.call('owner', 'members.claimOwnership', { setupCode: server.setupCode, name: '所有者', consentVersion })
  const { items } = await server.call('owner', 'organisations.listTree', {})
  const organisationId = items[0]?.organisationId ?? ''
  const { code } = await server.call('owner', 'members.createInvitation', { organisationId, uses: size })
  const openids = Array.from({ length: size }, (_unused, i) => `crowd-${i}`)
  await Promise.all(
    openids.map((openid, i) =>
      server.call(openid, 'members.register', {
        name: `群众${i}`,
        organisationIds: [organisationId],
        consentVersion,
        invitationCode: code,
      }),
    ),
  )
  return openids
}

/** A published event of the owner's with so many seats, next week. */
export async function anOpenEvent(server: ServerProcess, capacity: number): Promise<string> {
  const { items } = await server.call('owner', 'organisations.listTree', {})
  const startsAt = new Date(Date.now() + 7 * 86_400_000)
  const { eventId } = await server.call('owner', 'events.createEvent', {
    title: '抢票活动',
    kind: 'fellowship',
    organisationId: items[0]?.organisationId ?? '',
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3600_000).toISOString(),
    place: { name: '礼堂' },
    capacity,
  })
  await server.call('owner', 'events.publishEvent', { eventId })
  return eventId
}

/** The whole roster, page after page. */
export async function roster(server: ServerProcess, eventId: string) {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await server.call('owner', 'events.listRoster', { eventId, limit: 50, ...(cursor ? { cursor } : {}) })
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return rows
}
