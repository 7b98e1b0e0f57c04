import { randomUUID } from 'node:crypto'
import { type Door, openidOf, optionalText } from './door'
import { Refusal } from './refusal'

/** Words for trying the three verdicts; everything else passes. Labels: 20001 politics, 21000 other, 100 ok. */
const verdicts = [
  { word: '违规测试', suggest: 'risky', label: 20001 },
  { word: '待审测试', suggest: 'review', label: 21000 },
]
const passed = { suggest: 'pass', label: 100 }
const contentLength = 2500

/**
 * POST /wxa/msg_sec_check {version: 2, openid, scene 1–4, content, title?, nickname?, signature?} → {trace_id, result: {suggest, label}}
 * WeChat demands that the person visited within two hours (61010); here everyone did.
 * Source: developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html
 */
export const checkMessage: Door = {
  method: 'POST',
  token: true,
  answer: async ({ body }) => {
    checkVersionAndScene(body)
    openidOf(body['openid'])
    const content = optionalText(body['content'], contentLength)
    if (content === '') throw new Refusal(44002)
    const texts = [content, ...['title', 'nickname', 'signature'].map((name) => optionalText(body[name], contentLength))]
    const found = verdicts.find(({ word }) => texts.some((text) => text.includes(word)))
    const { suggest, label } = found ?? passed
    const detail = [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }]
    return { errcode: 0, errmsg: 'ok', trace_id: randomUUID(), result: { suggest, label }, detail }
  },
}

/**
 * POST /wxa/media_check_async {version: 2, openid, scene, media_url, media_type 1 audio | 2 image} → {trace_id}
 * WeChat pushes the verdict later as the event wxa_media_check; here the request is kept for `GET /_media`.
 * Source: developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_mediacheckasync.html
 */
export const checkMedia: Door = {
  method: 'POST',
  token: true,
  answer: async ({ body }, world) => {
    checkVersionAndScene(body)
    const openid = openidOf(body['openid'])
    const url = optionalText(body['media_url'], 2048)
    const type = body['media_type']
    if (!/^https?:\/\/\S+$/.test(url) || (type !== 1 && type !== 2)) throw new Refusal(40097)
    const media = { trace_id: randomUUID(), openid, media_url: url, media_type: type, at: world.now() }
    await world.record({ type: 'mediaQueued', media })
    return { errcode: 0, errmsg: 'ok', trace_id: media.trace_id }
  },
}

/** GET /_media → {items: [{trace_id, openid, media_url, media_type, at}]}, newest first, at most 100. */
export const queuedMedia: Door = {
  method: 'GET',
  token: false,
  answer: async (_call, { state }) => ({ items: state.media.slice(-100).reverse() }),
}

function checkVersionAndScene({ version, scene }: Record<string, unknown>): void {
  if (version !== 2) throw new Refusal(40097)
  if (![1, 2, 3, 4].some((known) => known === scene)) throw new Refusal(40129)
}
