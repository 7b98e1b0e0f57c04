import { randomBytes } from 'node:crypto'
import type { Door, World } from './door'
import { Refusal } from './refusal'
import { dayMs } from './state'

// Source of the numbers: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
const lifetimeMs = 7200 * 1000
/** Asked in its last five minutes, WeChat issues a successor; the old token stays good until it ends. */
const renewalMs = 5 * 60 * 1000
const forcedPerDay = 20
/** Forced again sooner than this, WeChat keeps the token as it is. */
const forcedPauseMs = 30 * 1000

/** POST /cgi-bin/stable_token {grant_type, appid, secret, force_refresh} → {access_token, expires_in (seconds)} */
export const stableToken: Door = {
  method: 'POST',
  token: false,
  answer: async ({ body }, world) => {
    const { grant_type: grantType, appid, secret, force_refresh: force = false } = body
    if (grantType !== 'client_credential') throw new Refusal(40002)
    if (appid === undefined || appid === '') throw new Refusal(41002)
    if (appid !== world.appId) throw new Refusal(40013)
    if (secret === undefined || secret === '') throw new Refusal(41004)
    if (secret !== world.appSecret) throw new Refusal(40125)
    if (typeof force !== 'boolean') throw new Refusal(47001)
    const now = world.now()
    const current = world.state.tokens.at(-1)
    if (!current || isDue(world, now, force)) return issue(world, now, force)
    return answerFor(current.token, current.expiresAt, now)
  },
}

/** Refuses like WeChat when the token of a call is missing, unknown, replaced by a forced refresh, or past its time. */
export function checkToken(token: string | null, { state, now }: World): void {
  if (!token) throw new Refusal(41001)
  const index = state.tokens.findIndex((issued) => issued.token === token)
  const issued = state.tokens[index]
  if (!issued || state.tokens.slice(index + 1).some(({ forced }) => forced)) throw new Refusal(40001)
  if (now() >= issued.expiresAt) throw new Refusal(42001)
}

function isDue({ state }: World, now: number, force: boolean): boolean {
  const forced = state.tokens.filter((token) => token.forced && now - token.issuedAt < dayMs)
  const last = forced.at(-1)
  if (force && (!last || now - last.issuedAt >= forcedPauseMs)) {
    if (forced.length >= forcedPerDay) throw new Refusal(45009)
    return true
  }
  return (state.tokens.at(-1)?.expiresAt ?? 0) - now <= renewalMs
}

async function issue(world: World, now: number, forced: boolean): Promise<object> {
  const token = randomBytes(96).toString('base64url')
  const expiresAt = now + lifetimeMs
  await world.record({ type: 'tokenIssued', token, issuedAt: now, expiresAt, forced })
  return answerFor(token, expiresAt, now)
}

function answerFor(token: string, expiresAt: number, now: number): object {
  return { access_token: token, expires_in: Math.floor((expiresAt - now) / 1000) }
}
