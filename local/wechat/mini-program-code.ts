import { createHash } from 'node:crypto'
import { type Door, isKnownPage, optionalText } from './door'
import { squarePng } from './png'
import { Refusal } from './refusal'

const sceneForm = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/
const versions = ['release', 'trial', 'develop']

/**
 * POST /wxa/getwxacodeunlimit {scene, page?, check_path?, env_version?, width?} → a picture
 * The picture is a pattern of the scene and the page, equal for equal input: it can be told apart but not scanned.
 * Source: developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode.html
 */
export const miniProgramCode: Door = {
  method: 'POST',
  token: true,
  answer: async ({ body }, world) => {
    const { scene, width = 430, check_path: checkPath = true, env_version: version = 'release' } = body
    if (typeof scene !== 'string' || !sceneForm.test(scene)) throw new Refusal(40169)
    const page = optionalText(body['page'], 256)
    if (page !== '' && !isKnownPage(page, checkPath === false ? { ...world, pages: null } : world)) throw new Refusal(41030)
    if (typeof width !== 'number' || !Number.isInteger(width) || width < 280 || width > 1280) throw new Refusal(40097)
    if (typeof checkPath !== 'boolean' || !versions.some((known) => known === version)) throw new Refusal(40097)
    return drawPattern(`${scene}\n${page}`, width)
  },
}

/** A ring of rays around a dot, their lengths taken from a hash of the text: it resembles a mini-program code. */
function drawPattern(text: string, width: number): Buffer {
  const hash = createHash('sha256').update(text).digest()
  const rays = hash.length * 2
  const half = width / 2
  return squarePng(width, (x, y) => {
    const distance = Math.hypot(x - half, y - half) / half
    if (distance < 0.25) return 60
    const turn = ((Math.atan2(y - half, x - half) / Math.PI + 1) / 2) * rays
    const ray = Math.floor(turn) % rays
    const byte = hash[Math.floor(ray / 2)] ?? 0
    const length = 0.45 + ((ray % 2 ? byte >> 4 : byte & 15) / 15) * 0.5
    return distance > 0.35 && distance < length && turn % 1 > 0.25 && turn % 1 < 0.75 ? 0 : 255
  })
}
