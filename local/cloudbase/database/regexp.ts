import { invalidParam, unsupported } from '../errors'

/** What MongoDB's PCRE reads differently from JavaScript, or JavaScript takes for plain letters. */
const foreign = /\\[AzZQEGRhHKXCN]|\[\[[:.=]|\(\?(?:[>#PR&|]|[a-zA-Z-]+[:)])|\(\*[A-Z]/

const compiled = new Map<string, RegExp>()

/**
 * A pattern as MongoDB matches it: by whole characters, in any place of the text.
 * @throws an error that names what JavaScript cannot do, or INVALID_PARAM for no pattern at all
 */
export function compileRegExp(source: string, flags: string): RegExp {
  const kept = flags.replace(/[gyd]/g, '')
  const key = `${kept}/${source}`
  const found = compiled.get(key) ?? build(source, kept)
  if (compiled.size > 1000) compiled.clear()
  compiled.set(key, found)
  return found
}

function build(source: string, flags: string): RegExp {
  if (/[^imsu]/.test(flags)) throw unsupported(`the $regex option in "${flags}"`)
  const [construct] = foreign.exec(source.replace(/\\\\/g, '')) ?? []
  if (construct !== undefined) throw unsupported(`${construct} in a regular expression`)
  const plain = flags.replace('u', '')
  try {
    return new RegExp(source, `${plain}u`)
  } catch {
    // Without u JavaScript takes escapes of letters that need none, as PCRE does.
  }
  try {
    return new RegExp(source, plain)
  } catch {
    throw invalidParam(`invalid regular expression ${source}`)
  }
}
