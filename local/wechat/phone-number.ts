import { randomBytes } from 'node:crypto'
import { type Door, openidOf } from './door'
import { Refusal } from './refusal'
import { phoneCodeMs } from './state'

/** POST /_phone-code {openid} → {code}: what the phone gets from `<button open-type="getPhoneNumber">`. */
export const phoneCode: Door = {
  method: 'POST',
  token: false,
  answer: async ({ body }, world) => {
    const openid = openidOf(body['openid'])
    const code = randomBytes(32).toString('hex')
    await world.record({ type: 'phoneCodeIssued', code, openid, at: world.now() })
    return { code }
  },
}

/**
 * POST /wxa/business/getuserphonenumber {code} → {phone_info: {phoneNumber, purePhoneNumber, countryCode, watermark}}
 * A code serves once and for five minutes; afterwards 40029.
 * Source: developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber.html
 */
export const phoneNumber: Door = {
  method: 'POST',
  token: true,
  answer: async ({ body }, world) => {
    const code = body['code']
    const issued = typeof code === 'string' ? world.state.phoneCodes.get(code) : undefined
    if (typeof code !== 'string' || !issued || world.now() - issued.at >= phoneCodeMs) throw new Refusal(40029)
    await world.record({ type: 'phoneCodeUsed', code })
    const phone = world.phones(issued.openid)
    const watermark = { timestamp: Math.floor(world.now() / 1000), appid: world.appId }
    const info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark }
    return { errcode: 0, errmsg: 'ok', phone_info: info }
  },
}
