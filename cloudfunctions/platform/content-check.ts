import type { WeChatConnection } from './wechat-connection'

/** WeChat checks up to 2,500 characters; longer texts go in overlapping parts, so that no word hides at a seam. */
const checkedLength = 2500
const overlap = 100

/** The worst verdict over all parts of a text; 'review' for a part that WeChat did not judge. `context`: version, openid, scene. */
export async function checkText(
  connection: WeChatConnection,
  text: string,
  context: object,
): Promise<'pass' | 'review' | 'risky'> {
  let verdict: 'pass' | 'review' = 'pass'
  for (const content of partsOf(text.trim())) {
    const suggest = await suggestionFor(connection, { ...context, content })
    if (suggest === 'risky') return 'risky'
    if (suggest !== 'pass') verdict = 'review'
  }
  return verdict
}

async function suggestionFor(connection: WeChatConnection, body: object): Promise<unknown> {
  const answer = await connection.post('/wxa/msg_sec_check', body).catch(() => null)
  const result = answer?.['result']
  return typeof result === 'object' && result !== null && 'suggest' in result ? result.suggest : undefined
}

function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += checkedLength - overlap) {
    // A cut may halve a character, and half a character is not UTF-8.
    parts.push(text.slice(at, at + checkedLength).replace(/\p{Cs}/gu, ''))
    if (at + checkedLength >= text.length) break
  }
  return parts
}

/** Hands a publicly readable picture over for a check; null when WeChat did not take it. */
export async function checkImage(connection: WeChatConnection, url: string, openid: string): Promise<{ traceId: string } | null> {
  // media_type 2 is a picture; scene 2, a comment, is what the product's pictures come with.
  const body = { version: 2, openid, scene: 2, media_url: url, media_type: 2 }
  const answer = await connection.post('/wxa/media_check_async', body).catch(() => null)
  const traceId = answer?.['trace_id']
  return typeof traceId === 'string' ? { traceId } : null
}
