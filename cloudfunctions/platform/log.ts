/** Fields whose values are personal whatever they hold, by the end of their name: `byName` and `WX_OPENID` too. */
const personal =
  /(phone|phoneCode|phoneHash|openid|name|text|body|comment|reason|answers|token|secret|setupCode|code_?verifier)$/i
const phoneNumber = /(?<!\d)((?:86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g

/** A text in which every phone number is masked. */
export const withoutPhones = (text: string) => text.replace(phoneNumber, '$1****$2')

/** A unique index that refuses a write quotes what was to be written: an openid, or the hash of a phone. */
const quoted = /(dup key: )[^\n]*/g

/** A copy of a value with personal data masked, however deep it sits. */
export function masked(value: unknown, key = '', depth = 0): unknown {
  if (depth > 6) return '…'
  if (typeof value === 'string')
    return withoutPhones(depth > 1 && personal.test(key) ? '***' : value.replace(quoted, '$1***')).slice(0, 4000)
  if (typeof value === 'number') return withoutPhones(String(value)) === String(value) ? value : withoutPhones(String(value))
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => masked(item, key, depth + 1))
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [withoutPhones(k), personal.test(k) && depth > 0 ? '***' : masked(v, k, depth + 1)]),
  )
}

/**
 * One line of JSON for CloudBase's log search. The top level is written by us (`name` is a use case there); below it everything that may
 * be a person's is masked.
 */
export function log(line: { level?: 'info' | 'error'; event: string } & Record<string, unknown>): void {
  if (process.env.LOG_LEVEL === 'silent') return
  const text = JSON.stringify(masked({ level: 'info', ...line }))
  if (line.level === 'error') console.error(text)
  else console.log(text)
}
