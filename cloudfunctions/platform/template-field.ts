/**
 * What WeChat takes in a template field, by the kind of the field. Source, 订阅消息参数值内容限制说明:
 * developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage
 * Lengths are in UTF-16 units: WeChat does not say how it counts an emoji, and two is the careful reading.
 */
const fitters: Record<string, (text: string) => string> = {
  thing: (text) => shorten(text, 20, '…') || '无',
  number: (text) => trimNumber(plain(text).match(/\d+(\.\d+)?/)?.[0] ?? '0', 32),
  letter: (text) =>
    plain(text)
      .replace(/[^A-Za-z]/g, '')
      .slice(0, 32) || 'NA',
  symbol: (text) => shorten(text.replace(/[^\p{P}\p{S}]/gu, ''), 5) || '-',
  character_string: (text) =>
    shorten(
      plain(text)
        .replace(/[^\x20-\x7e]/g, '')
        .trim(),
      32,
      '...',
    ) || '-',
  time: (text) => fitMoments(text, isTime, (moment) => `${chinaDay(moment)} ${chinaClock(moment)}`, '00:00'),
  date: (text) => fitMoments(text, isDate, chinaDay, '01-01'),
  amount: fitAmount,
  phone_number: (text) =>
    plain(text)
      .replace(/[^\d+\-()*# ]/g, '')
      .slice(0, 17)
      .trim() || '-',
  car_number: fitCarNumber,
  name: fitName,
  phrase: (text) => shorten(text.replace(/\P{Unified_Ideograph}/gu, ''), 5) || '无',
}

const clock = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const month = String.raw`(0?[1-9]|1[0-2])`
const day = String.raw`(0?[1-9]|[12]\d|3[01])`
const calendarDay = String.raw`\d{4}(年${month}月${day}日|-${month}-${day}|/${month}/${day})`
const isTime = new RegExp(`^(${calendarDay} ?)?${clock}$`)
const isDate = new RegExp(`^${calendarDay}( ?${clock})?$`)

/**
 * Fits a text to a template field such as `thing1` or `time2`, so that WeChat takes the message: without control characters, short enough
 * (an ellipsis shows where a text was cut), and in the characters of the kind. Fitting a fitted text changes nothing.
 * time and date: an ISO instant becomes `2019年10月1日 15:01` (date: `2019年10月1日`) in China's time; two joined by `~` are a span.
 * What cannot be shown at all becomes a placeholder of the kind (无, -, 0, 00:00): a message that misses a word still arrives.
 * A field of an unknown kind is treated as `thing`.
 */
export function fitField(field: string, value: string): string {
  const kind = field.replace(/\d+$/, '')
  const text = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim()
  const fit = Object.hasOwn(fitters, kind) ? fitters[kind] : fitters['thing']
  return fit ? fit(text) : text
}

/** Full-width digits and letters as typed on a Chinese keyboard become plain ones. */
function plain(text: string): string {
  return text.normalize('NFKC')
}

/** At most `max` UTF-16 units; never cuts a character in two. */
function shorten(text: string, max: number, ellipsis = ''): string {
  if (text.length <= max) return text
  const room = max - ellipsis.length
  let cut = ''
  for (const character of text) {
    if (cut.length + character.length > room) break
    cut += character
  }
  return `${cut.trimEnd()}${ellipsis}`
}

function trimNumber(digits: string, max: number): string {
  return digits.slice(0, max).replace(/\.$/, '')
}

function fitAmount(text: string): string {
  const amount = plain(text).replace(/(\d),(?=\d)/g, '$1')
  const [, sign = '¥', whole = '0', fraction = ''] = amount.match(/([¥$€£])?(\d{1,10})(\.\d{1,2})?/) ?? []
  return `${sign}${whole}${fraction}`
}

/** Up to eight: letters and digits, the first and the last may be Hanzi (粤A8Z888挂). */
function fitCarNumber(text: string): string {
  const characters = [...plain(text).replace(/[^\p{Unified_Ideograph}A-Za-z\d]/gu, '')]
  const inner = /^[A-Za-z\d]$/
  const allowed = characters.filter((character, at) => at === 0 || at === characters.length - 1 || inner.test(character))
  return shorten(allowed.join(''), 8) || '无'
}

/** Ten characters with Hanzi, twenty without; digits are not taken. */
function fitName(text: string): string {
  const name = text.replace(/\p{N}/gu, '').trim()
  return shorten(name, /\p{Unified_Ideograph}/u.test(name) ? 10 : 20, '…') || '无'
}

function fitMoments(text: string, isFitted: RegExp, format: (moment: number) => string, placeholder: string): string {
  const parts = text.split('~').map((part) => part.trim())
  const fitted = parts.map((part) => {
    if (isFitted.test(part)) return part
    const moment = /^\d{4}-\d\d-\d\dT/.test(part) ? Date.parse(part) : NaN
    return Number.isNaN(moment) ? null : format(moment)
  })
  return fitted.length <= 2 && fitted.every((part) => part !== null) ? fitted.join('~') : placeholder
}

// China has one zone, eight hours ahead, without summer time; adding them spares the time-zone tables at a cold start.
function inChina(moment: number): Date {
  return new Date(moment + 8 * 60 * 60 * 1000)
}

function chinaDay(moment: number): string {
  const china = inChina(moment)
  return `${china.getUTCFullYear()}年${china.getUTCMonth() + 1}月${china.getUTCDate()}日`
}

function chinaClock(moment: number): string {
  const china = inChina(moment)
  return [china.getUTCHours(), china.getUTCMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
