/** What the journal remembers; times are milliseconds since 1970. */
export type WeChatEvent =
  | { type: 'tokenIssued'; token: string; issuedAt: number; expiresAt: number; forced: boolean }
  | { type: 'consented'; openid: string; templateIds: string[] }
  | { type: 'acceptsCounted'; openid: string; templateId: string; count: number }
  | { type: 'sent'; message: SentMessage }
  | { type: 'phoneCodeIssued'; code: string; openid: string; at: number }
  | { type: 'phoneCodeUsed'; code: string }
  | { type: 'mediaQueued'; media: QueuedMedia }

export interface IssuedToken {
  token: string
  issuedAt: number
  expiresAt: number
  forced: boolean
}

export interface SentMessage {
  touser: string
  template_id: string
  title: string
  page: string
  /** Field name → value, without WeChat's `{value}` wrapper. */
  data: Record<string, string>
  at: number
}

export interface QueuedMedia {
  trace_id: string
  openid: string
  media_url: string
  media_type: number
  at: number
}

export interface State {
  /** Oldest first; a forced refresh ends all tokens before it. */
  tokens: IssuedToken[]
  /** openid → template id → accepts left; entries are above zero. */
  accepts: Map<string, Map<string, number>>
  sent: SentMessage[]
  media: QueuedMedia[]
  phoneCodes: Map<string, { openid: string; at: number }>
}

export const dayMs = 24 * 60 * 60 * 1000
/** A phone code lives five minutes. Source: developers.weixin.qq.com/minigame/dev/api-backend/open-api/phonenumber/phonenumber.getPhoneNumber.html */
export const phoneCodeMs = 5 * 60 * 1000
/** The doors show 100; the rest is kept for a look at the file, and dropped so that a long-lived preview does not grow without end. */
const kept = 10_000

export function emptyState(): State {
  return { tokens: [], accepts: new Map(), sent: [], media: [], phoneCodes: new Map() }
}

/** Changes the state by one event; never refuses, since the decision was made before the event was written. */
export function applyEvent(state: State, event: WeChatEvent): void {
  switch (event.type) {
    case 'tokenIssued': {
      const { type: _, ...token } = event
      state.tokens.push(token)
      return
    }
    case 'consented':
      for (const id of event.templateIds) setAccepts(state, event.openid, id, acceptsLeft(state, event.openid, id) + 1)
      return
    case 'acceptsCounted':
      return setAccepts(state, event.openid, event.templateId, event.count)
    case 'sent': {
      const { touser, template_id: id } = event.message
      setAccepts(state, touser, id, Math.max(0, acceptsLeft(state, touser, id) - 1))
      return keep(state.sent, event.message)
    }
    case 'phoneCodeIssued':
      state.phoneCodes.set(event.code, { openid: event.openid, at: event.at })
      return
    case 'phoneCodeUsed':
      state.phoneCodes.delete(event.code)
      return
    case 'mediaQueued':
      return keep(state.media, event.media)
  }
}

/** How often this person may still be sent this template. */
export function acceptsLeft(state: State, openid: string, templateId: string): number {
  return state.accepts.get(openid)?.get(templateId) ?? 0
}

/** The events that rebuild the state, without what has lost its meaning by `now`. */
export function snapshot(state: State, now: number): WeChatEvent[] {
  const events: WeChatEvent[] = []
  for (const token of state.tokens.filter(({ expiresAt }) => expiresAt > now - dayMs))
    events.push({ type: 'tokenIssued', ...token })
  // Messages come before the counts: replaying a message takes an accept away, and the count then states what is left.
  for (const message of state.sent) events.push({ type: 'sent', message })
  for (const [openid, templates] of state.accepts) {
    for (const [templateId, count] of templates) events.push({ type: 'acceptsCounted', openid, templateId, count })
  }
  for (const [code, { openid, at }] of state.phoneCodes) {
    if (now - at < phoneCodeMs) events.push({ type: 'phoneCodeIssued', code, openid, at })
  }
  for (const media of state.media) events.push({ type: 'mediaQueued', media })
  return events
}

function setAccepts(state: State, openid: string, templateId: string, count: number): void {
  const templates = state.accepts.get(openid) ?? new Map<string, number>()
  if (count > 0) templates.set(templateId, count)
  else templates.delete(templateId)
  if (templates.size > 0) state.accepts.set(openid, templates)
  else state.accepts.delete(openid)
}

function keep<Item>(items: Item[], item: Item): void {
  items.push(item)
  if (items.length > 2 * kept) items.splice(0, items.length - kept)
}
