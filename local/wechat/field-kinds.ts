/**
 * The kinds of a template field and what WeChat takes in them. Source, 订阅消息参数值内容限制说明:
 * developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage
 * WeChat does not say how it counts a character outside the first plane (an emoji); counting it as two is the careful reading.
 */
const hanzi = /\p{Unified_Ideograph}/u
const year = String.raw`\d{4}`
const month = String.raw`(0?[1-9]|1[0-2])`
const day = String.raw`(0?[1-9]|[12]\d|3[01])`
const date = [
  `${year}年${month}月${day}日`,
  `${year}年${month}月`,
  `${month}月${day}日`,
  ...['-', '/', String.raw`\.`].flatMap((sign) => [
    `${year}${sign}${month}${sign}${day}`,
    `${year}${sign}${month}`,
    `${month}${sign}${day}`,
  ]),
].join('|')
const time = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const timePoint = new RegExp(`^((${date}) ?)?${time}$`)
const datePoint = new RegExp(`^(${date})( ?${time})?$`)

/** Two points are joined by "~" (U+007E); the full-width "～" is refused. */
const isRangeOf = (point: RegExp) => (value: string) => {
  const points = value.split('~').map((part) => part.trim())
  return points.length <= 2 && points.every((part) => point.test(part))
}
const upTo = (length: number, form: RegExp) => (value: string) => value.length <= length && form.test(value)

const kinds: Record<string, (value: string) => boolean> = {
  thing: upTo(20, /./u),
  number: upTo(32, /^\d+(\.\d+)?$/),
  letter: upTo(32, /^[A-Za-z]+$/),
  symbol: upTo(5, /^[\p{P}\p{S}]+$/u),
  character_string: upTo(32, /^[\x20-\x7e]+$/),
  time: isRangeOf(timePoint),
  date: isRangeOf(datePoint),
  amount: (value) => /^[¥¥$€£]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phone_number: upTo(17, /^[\d+\-()*# ]+$/),
  car_number: upTo(8, /^[\p{Unified_Ideograph}A-Za-z\d]([A-Za-z\d]*[\p{Unified_Ideograph}A-Za-z\d])?$/u),
  name: (value) => !/\p{N}/u.test(value) && value.length <= (hanzi.test(value) ? 10 : 20),
  phrase: upTo(5, /^\p{Unified_Ideograph}+$/u),
  enum: upTo(20, /./u),
}

/** The kind of a field: `thing1` → `thing`, `character_string12` → `character_string`. */
export function kindOf(field: string): string {
  return field.replace(/\d+$/, '')
}

export function isKnownKind(field: string): boolean {
  return Object.hasOwn(kinds, kindOf(field))
}

/** What is wrong with a value in WeChat's words ("is empty", "invalid"), or null when it is taken. */
export function fieldFault(field: string, value: unknown): 'is empty' | 'invalid' | null {
  if (value === undefined || value === null) return 'is empty'
  // WeChat also takes a bare JSON number as a value.
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return 'invalid'
  if (text.trim() === '') return 'is empty'
  // Newlines, control characters and half characters are refused in every kind.
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text)) return 'invalid'
  return kinds[kindOf(field)]?.(text) ? null : 'invalid'
}
