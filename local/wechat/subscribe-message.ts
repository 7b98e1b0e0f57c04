import { type Call, type Door, isKnownPage, openidOf, optionalText, type World, type WeChatTemplate } from './door'
import { fieldFault } from './field-kinds'
import { Refusal } from './refusal'
import { acceptsLeft } from './state'

const states = ['developer', 'trial', 'formal']
const languages = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']
/** wx.requestSubscribeMessage takes five template ids at most, so one tap cannot answer for more. */
const templatesPerTap = 5
const shown = 100

/**
 * POST /cgi-bin/message/subscribe/send {touser, template_id, data: {thing1: {value}}, page?, miniprogram_state?, lang?}
 * Source: developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage
 */
export const sendMessage: Door = {
  method: 'POST',
  token: true,
  answer: async ({ body }, world) => {
    const touser = openidOf(body['touser'])
    const template = templateOf(body['template_id'], world)
    const data = dataOf(body['data'], template)
    const page = pageOf(body['page'], world)
    checkChoice('miniprogram_state', body['miniprogram_state'], states)
    checkChoice('lang', body['lang'], languages)
    if (acceptsLeft(world.state, touser, template.templateId) < 1) throw new Refusal(43101)
    if (!world.sends.take(world.now())) throw new Refusal(45009)
    // Recording takes the accept away before anything is awaited, so two sends at once cannot spend the same one.
    const { templateId, title } = template
    await world.record({ type: 'sent', message: { touser, template_id: templateId, title, page, data, at: world.now() } })
    return { errcode: 0, errmsg: 'ok' }
  },
}

/** POST /_consent {openid, accepted, rejected?}: what a person tapped in the dialog; each accepted template gains one accept. */
export const consent: Door = {
  method: 'POST',
  token: false,
  answer: async ({ body }, world) => {
    const openid = openidOf(body['openid'])
    const accepted = templateIdsOf(body['accepted'], world)
    const rejected = templateIdsOf(body['rejected'], world)
    if (accepted.some((id) => rejected.includes(id))) throw new Refusal(40097)
    if (accepted.length > 0) await world.record({ type: 'consented', openid, templateIds: accepted })
    return { errcode: 0, errmsg: 'ok' }
  },
}

/** GET /_accepts?openid= → {templateId: accepts left} */
export const accepts: Door = {
  method: 'GET',
  token: false,
  answer: async ({ query }, { state }) => Object.fromEntries(state.accepts.get(openidOf(query.get('openid'))) ?? []),
}

/** GET /_sent[?openid=] → {items: [{touser, template_id, title, page, data, at}]}, newest first, at most 100; `at` in milliseconds. */
export const sentMessages: Door = {
  method: 'GET',
  token: false,
  answer: async ({ query }: Call, { state }) => {
    const openid = query.has('openid') ? openidOf(query.get('openid')) : null
    const items = openid === null ? state.sent : state.sent.filter(({ touser }) => touser === openid)
    return { items: items.slice(-shown).reverse() }
  },
}

function templateOf(id: unknown, { templates }: World): WeChatTemplate {
  const template = typeof id === 'string' ? templates.get(id) : undefined
  if (!template) throw new Refusal(40037)
  return template
}

function templateIdsOf(ids: unknown = [], world: World): string[] {
  if (!Array.isArray(ids) || ids.length > templatesPerTap) throw new Refusal(40097)
  return [...new Set(ids.map((id: unknown) => templateOf(id, world).templateId))]
}

/** Every field of the template, present and valid. Fields that the template does not have are left out, as they are not shown. */
function dataOf(data: unknown, { fields }: WeChatTemplate): Record<string, string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Refusal(47003, 'data invalid')
  const given = new Map<string, unknown>(Object.entries(data))
  const values = Object.keys(fields).map((field): [string, string] => {
    const item = given.get(field)
    const value: unknown = typeof item === 'object' && item !== null && 'value' in item ? item.value : undefined
    const fault = fieldFault(field, value)
    if (fault) throw new Refusal(47003, `data.${field}.value ${fault}`)
    return [field, String(value)]
  })
  return Object.fromEntries(values)
}

/** '' when there is none: the card then leads nowhere. */
function pageOf(value: unknown, world: World): string {
  const page = optionalText(value, 1024)
  const [path = '', ...rest] = page.split('?')
  if (page !== '' && (!isKnownPage(path, world) || rest.length > 1 || /[\p{Cc}\s]/u.test(page))) throw new Refusal(41030)
  return page
}

function checkChoice(name: string, value: unknown, choices: string[]): void {
  if (value !== undefined && !choices.some((choice) => choice === value)) throw new Refusal(47003, `${name} invalid`)
}
