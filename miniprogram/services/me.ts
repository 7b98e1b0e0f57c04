import { call, type OutputOf } from './api'

export type Me = OutputOf<'members.getMe'>
export type RoleName = Me['roles'][number]['role']

/** How long an answer is good enough for a greeting, in milliseconds. */
const freshFor = 60_000
let held: { answer: Promise<Me>; askedAt: number } | undefined

let declined = false

/** Whether the person wants no WeChat messages, as far as is known: where a tap has no time to ask the server. */
export function declinesMessages(): boolean {
  return declined
}

/** Who the person is. Ask with `fresh` after something that may have changed it. */
export function getMe({ fresh = false }: { fresh?: boolean } = {}): Promise<Me> {
  if (held && !fresh && Date.now() - held.askedAt < freshFor) return held.answer
  const asked = { answer: call('members.getMe', {}), askedAt: Date.now() }
  held = asked
  void asked.answer.then((me) => (declined = me.declinesMessages === true)).catch(() => undefined)
  asked.answer.catch(() => {
    if (held === asked) held = undefined
  })
  return asked.answer
}

/** Holds at least one role somewhere. */
export function isStaff(me: Me): boolean {
  return me.status === 'approved' && me.roles.length > 0
}

/** Holds one of the roles somewhere; an owner counts as every role. */
export function hasRole(me: Me, ...roles: RoleName[]): boolean {
  return me.status === 'approved' && me.roles.some(({ role }) => role === 'owner' || roles.includes(role))
}
